"""Claiming a seat in one statement: one round trip, and nothing half done.

A room above writes a CTE named ``judged`` with one row: ``pool_id``, ``group_id``, ``party_id``,
``by_hand`` (somebody must approve this claim), ``has_claim`` (a live one is there already) and
``refusal`` (NULL: welcome). ``CLAIM`` follows it.

The pool's row decides: its UPDATE waits for whoever is at it and then looks at the row anew: two
claims never see the same free place, and none sits in what was called off or moved meanwhile. Then
nothing comes back, and the caller asks again. What else ``judged`` read may be older; the
unique key and the exclusion constraint of ``seat`` hold against that, and an error there undoes the
whole statement.
"""

# ``{seat}`` and ``{now}`` stand for the caller's parameters: the new id and the instant.
CLAIM = """
drawn AS (
    UPDATE seat_pool p SET
        queue = p.queue + 1,
        is_last_in = NOT j.by_hand AND p.taken < p.capacity,
        taken = p.taken + (NOT j.by_hand AND p.taken < p.capacity)::int,
        waiting = p.waiting + (NOT j.by_hand AND p.taken >= p.capacity)::int
    FROM judged j
    WHERE p.region_code = $1 AND p.id = j.pool_id AND j.refusal IS NULL AND NOT j.has_claim
        AND (j.by_hand OR p.taken < p.capacity OR p.has_waitlist) AND p.ends_at > {now}
    RETURNING p.queue, p.is_last_in, p.waiting, tstzrange(p.starts_at, p.ends_at, '[)') AS during
),
kept AS (
    INSERT INTO seat (
        region_code, id, created_at, pool_id, group_id, party_id, state, queue_no, during, state_at
    )
    SELECT $1, {seat}, {now}, j.pool_id, j.group_id, j.party_id,
        CASE WHEN j.by_hand THEN 'pending' WHEN d.is_last_in THEN 'confirmed' ELSE 'waiting' END,
        d.queue, d.during, {now}
    FROM drawn d CROSS JOIN judged j
    RETURNING state
)
"""
