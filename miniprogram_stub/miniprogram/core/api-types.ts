// Generated from docs/openapi.json by `npm run types`; not edited by hand.

export interface paths {
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End the session of the token that is sent.
         */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/wechat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In With Wechat
         * @description Trade a code of ``wx.login`` for a bearer token; the first time makes the account.
         */
        post: operations["log_in_with_wechat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificates/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify Certificate
         * @description Say whether a certificate holds, and the least of what it says.
         */
        get: operations["verify_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Me
         * @description Return one's own account.
         */
        get: operations["read_me"];
        /**
         * Update Me
         * @description Set nickname, occupation and firm.
         */
        put: operations["update_me"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My No Shows
         * @description Return the places that one had in the last ninety days and did not use.
         */
        get: operations["list_my_no_shows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Choices
         * @description Return what the caller can have a place in right now; with ``all``, why not of the rest.
         */
        get: operations["list_my_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Attendance
         * @description Return where one turned up, the newest first, with the grade and its reasons.
         */
        get: operations["list_my_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/attendance/{region_code}/{attendance_id}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object To Attendance
         * @description Object to what was decided, or to what stands there; only staff read the words.
         */
        post: operations["object_to_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set My Avatar
         * @description Set one's own picture; the one before is removed.
         */
        put: operations["set_my_avatar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read My Calendar
         * @description Return the caller's sign-ups in all regions by the start; left out, since is now.
         */
        get: operations["read_my_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Certificates
         * @description Return one's certificates, the newest first.
         */
        get: operations["list_my_certificates"];
        put?: never;
        /**
         * Issue Certificate
         * @description Issue a certificate of one's final hours with one organisation; it costs nothing.
         */
        post: operations["issue_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/certificates/{certificate_number}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw My Certificate
         * @description Return one's certificate to print.
         */
        get: operations["draw_my_certificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close My Account
         * @description Have the account erased after seven days.
         */
        post: operations["close_my_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/consents/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give Consent
         * @description Consent to the named version of a document.
         */
        put: operations["give_consent"];
        post?: never;
        /**
         * Withdraw Consent
         * @description Withdraw consent to a document.
         */
        delete: operations["withdraw_consent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Devices
         * @description Return the devices that are logged in.
         */
        get: operations["list_my_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke My Device
         * @description Log one of one's devices out.
         */
        delete: operations["revoke_my_device"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Me
         * @description Return all that the service holds about the caller, table by table.
         */
        get: operations["export_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Favourites
         * @description Return one's favourite stations, the last added first.
         */
        get: operations["list_favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/favourites/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add Favourite
         * @description Keep a station at hand.
         */
        put: operations["add_favourite"];
        post?: never;
        /**
         * Remove Favourite
         * @description Keep a station no longer.
         */
        delete: operations["remove_favourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Feedback
         * @description Return what one has said and what was answered, the newest first.
         */
        get: operations["list_my_feedback"];
        put?: never;
        /**
         * Give Feedback
         * @description Say something to the department; only its staff read it.
         */
        post: operations["give_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read My Hours
         * @description Return one's hours with each entry and its evidence; the stars are for oneself alone.
         */
        get: operations["read_my_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Inbox
         * @description Return what one was told, the newest first, and how much of it is unread.
         */
        get: operations["list_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/inbox/{message_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Message
         * @description Note that one has read a message; again changes nothing.
         */
        post: operations["read_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read All Messages
         * @description Note that one has read everything.
         */
        post: operations["read_all_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Message Templates
         * @description Return which subscription messages to ask for at which tap, never at the start.
         */
        get: operations["list_message_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Objections
         * @description Return what one has objected to, the newest first, and what came of it.
         */
        get: operations["list_my_objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Organisations
         * @description Return what one has applied for, and what became of it.
         */
        get: operations["list_my_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bind My Phone
         * @description Bind the number that the phone button's code stands for.
         */
        post: operations["bind_my_phone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload My Photo
         * @description Take a photo in, to be attached to a report within a day.
         */
        post: operations["upload_my_photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen My Account
         * @description Change one's mind within the seven days.
         */
        post: operations["reopen_my_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Told
         * @description Return what one has told, the newest first, and what came of it.
         */
        get: operations["list_told"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/volunteer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read My Volunteer
         * @description Return the volunteer that one is in a region.
         */
        get: operations["read_my_volunteer"];
        /**
         * Change My Volunteer
         * @description Set what one can do and when; name and birth year are corrected by staff.
         */
        put: operations["change_my_volunteer"];
        /**
         * Become Volunteer
         * @description Become a volunteer; sending it is the consent, and who is one already gets their profile.
         */
        post: operations["become_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Photo
         * @description Return a photo to whoever holds its signed address.
         */
        get: operations["read_photo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Region
         * @description Return a region with its towns, communities and firms; shared, so it carries an ETag.
         */
        get: operations["read_region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/absences/{no_show_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss No Show
         * @description Let it not count that somebody stayed away.
         */
        post: operations["dismiss_no_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activities
         * @description Return what is to come in a region, by when the next shift starts; positions are dropped.
         */
        get: operations["list_activities"];
        put?: never;
        /**
         * Create Activity
         * @description Write a draft down, with its shifts in the order in which they were sent.
         */
        post: operations["create_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Activity
         * @description Return all that is known about an activity.
         *
         *     Its contact is told to who has a place and to its organisers, a draft is shown to these alone.
         */
        get: operations["read_activity"];
        /**
         * Change Activity
         * @description Set what is said of an activity; of another place all it concerns are told.
         */
        put: operations["change_activity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Activity
         * @description Call an activity off; who has a place or waits is told why. Twice is once.
         */
        post: operations["cancel_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy Activity
         * @description Write a draft like an old activity, at another time and without its photos.
         */
        post: operations["copy_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object To Result
         * @description Say what is wrong with a result; only staff read the words.
         */
        post: operations["object_to_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Activity
         * @description Show a draft to everybody once its words pass the check; twice is once.
         */
        post: operations["publish_activity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Activity Records
         * @description Return the entries of the ledger about an activity, people by their number.
         */
        get: operations["list_activity_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Results
         * @description Return the results of an activity while they are in public; later there are none here.
         */
        get: operations["list_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/activities/{activity_id}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Shift
         * @description Add a shift.
         */
        post: operations["add_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/attendance/{attendance_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Attendance
         * @description Accept an attendance; of what was entered by hand, as the second person.
         */
        post: operations["accept_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/attendance/{attendance_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Attendance
         * @description Refuse an attendance; the volunteer is told why, and may object.
         */
        post: operations["refuse_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/attendance/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Review
         * @description Return what waits for a decision of one's own; each look is logged.
         */
        get: operations["list_review"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/attendance/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan Code
         * @description Scan a shift's code: the first time is coming, a later one going.
         *
         *     The nonce is this scan's own: sent again, it is answered as before. A phone without a network
         *     keeps the code and sends it within 48 hours, with when it was scanned.
         */
        post: operations["scan_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Audit Entries
         * @description Return what was done in the region, the newest first.
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/desk/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Activities
         * @description Return the activities that the caller organises, the newest first.
         */
        get: operations["list_own_activities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/desk/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Desk Organisations
         * @description Return the organisations that the caller acts for, in whatever state.
         */
        get: operations["list_desk_organisations"];
        put?: never;
        /**
         * Create Organisation
         * @description Add an organisation that needs no decision.
         */
        post: operations["create_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/desk/volunteering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Volunteering
         * @description Return how many volunteer in the region, by what they do for a living.
         */
        get: operations["count_volunteering"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/desk/volunteers/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look Up Volunteer
         * @description Return whom a card's number or a phone belongs to; each look is logged.
         *
         *     Not a GET: addresses stand in logs, and a phone number shall not.
         */
        post: operations["look_up_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Faults
         * @description Return the faults of the caller's stations, the newest first.
         */
        get: operations["list_faults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/faults/{fault_id}/mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mend Fault
         * @description Say that a fault in hand is mended.
         */
        post: operations["mend_fault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/faults/{fault_id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Fault Phone
         * @description Return the number of whoever told a fault, to call them back; each look is logged.
         */
        get: operations["look_at_fault_phone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/faults/{fault_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Fault
         * @description Take a new fault in hand.
         */
        post: operations["take_fault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Feedback
         * @description Return what was said to the department, the newest first.
         */
        get: operations["list_feedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/feedback/{feedback_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Feedback
         * @description Answer what somebody said.
         */
        post: operations["answer_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/feedback/{feedback_id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Feedback Phone
         * @description Return the number of who said something, to call them back; each look is logged.
         */
        get: operations["look_at_feedback_phone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Grants
         * @description Return the roles that are held in the region.
         */
        get: operations["list_grants"];
        put?: never;
        /**
         * Give Role
         * @description Give a person a role in the region.
         */
        post: operations["give_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/grants/{grant_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Role
         * @description End a role; what its holder looked after passes to the successor.
         */
        post: operations["withdraw_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Objections
         * @description Return what was said against results, the newest first.
         */
        get: operations["list_objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/objections/{objection_id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss Objection
         * @description Say why a result stands; who objected reads it.
         */
        post: operations["dismiss_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/objections/{objection_id}/uphold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uphold Objection
         * @description Agree with an objection by a correction or reversal.
         */
        post: operations["uphold_objection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Organisations
         * @description Return the active organisations and teams of a region, by the pinyin of their names.
         */
        get: operations["list_organisations"];
        put?: never;
        /**
         * Apply For Organisation
         * @description Apply for an organisation or team; the region lets it in, and makes the caller organiser.
         */
        post: operations["apply_for_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Organisation
         * @description Return an active organisation with its newest programmes.
         */
        get: operations["read_organisation"];
        /**
         * Change Organisation
         * @description Set what an organisation says of itself.
         */
        put: operations["change_organisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Organisation
         * @description Let an organisation in; who applied becomes its organiser.
         */
        post: operations["approve_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Programmes
         * @description Return what an organisation runs and has run, the newest first.
         */
        get: operations["list_programmes"];
        put?: never;
        /**
         * Create Programme
         * @description Begin a programme.
         */
        post: operations["create_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}/programmes/{programme_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Programme
         * @description End a programme; what was done stays.
         */
        post: operations["end_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}/reactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reactivate Organisation
         * @description Let an organisation go on.
         */
        post: operations["reactivate_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/organisations/{organisation_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend Organisation
         * @description Stop an organisation, or do not let it in; its people read why.
         */
        post: operations["suspend_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/record-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Record Changes
         * @description Return corrections and reversals that one may agree to, the newest first.
         */
        get: operations["list_record_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/record-changes/{change_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Record Change
         * @description Agree to a change that somebody else asked for; it is done.
         */
        post: operations["approve_record_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/record-changes/{change_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Record Change
         * @description Refuse a change; nothing is done.
         */
        post: operations["decline_record_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/records/{record_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Record Change
         * @description Correct or take back an award; where people's word makes hours, a second person agrees.
         */
        post: operations["ask_record_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Shift
         * @description Set times, capacity and roles; of another time all it concerns are told.
         */
        put: operations["change_shift"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter Attendance
         * @description Scan somebody's card, with or without a place; or enter by hand when they came and went.
         *
         *     What is entered by hand counts when another person has approved it.
         */
        post: operations["enter_attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/attendance/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Entries
         * @description Approve all that others entered by hand at a shift, as after a mass day.
         */
        post: operations["approve_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Shift
         * @description Call one shift off; who has a place or waits is told why. Twice is once.
         */
        post: operations["cancel_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Code
         * @description Return the text of the QR code that shows now; it changes every 15 seconds.
         */
        get: operations["show_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roster
         * @description Return who has a place or turned up, with names; each look is logged.
         */
        get: operations["list_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/roster/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Roster
         * @description Enter the times of a filled roster by hand; another person approves them.
         *
         *     The body is the workbook itself. The same again changes nothing.
         */
        post: operations["import_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/roster/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Roster
         * @description Return the roster as a workbook to be printed and signed; each look is logged.
         */
        get: operations["print_roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle Shift
         * @description Close a shift that is over: hours for what is proved, a look at what is odd.
         */
        post: operations["settle_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sign Up
         * @description Take a place in a shift, or a number on its wait-list; twice is once.
         *
         *     An offer is not taken by this: that is ``signup/accept``.
         */
        put: operations["sign_up"];
        post?: never;
        /**
         * Cancel Signup
         * @description Give a place, an offer or a number on the wait-list back; twice is once.
         */
        delete: operations["cancel_signup"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/signup/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Offer
         * @description Take the place that is offered from the wait-list; twice is once.
         */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/signups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Signups
         * @description Return who signed up for a shift, in order of arrival.
         */
        get: operations["list_signups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/signups/{volunteer_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Signup
         * @description Let a pending sign-up in: to a place, or to the wait-list when all are taken.
         */
        post: operations["approve_signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/shifts/{shift_id}/signups/{volunteer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Signup
         * @description Let a pending sign-up go; the person is told.
         */
        post: operations["decline_signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Station
         * @description Add a station to the region.
         */
        post: operations["create_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update Station
         * @description Set name, kind, place and the like.
         */
        put: operations["update_station"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Station
         * @description Close a station for good.
         */
        post: operations["close_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Station Facilities
         * @description Set what is known of all facilities.
         */
        put: operations["set_station_facilities"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Station Hours
         * @description Set the opening hours; null says that nobody knows them.
         */
        put: operations["set_station_hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add Station Photo
         * @description Show one of the caller's uploaded photos with the station.
         */
        put: operations["add_station_photo"];
        post?: never;
        /**
         * Remove Station Photo
         * @description Show a photo no longer.
         */
        delete: operations["remove_station_photo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw Station Code
         * @description Return the mini-program code that opens the station's page.
         */
        get: operations["draw_station_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Station
         * @description Say that everything shown was looked at and is true.
         */
        post: operations["verify_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/stations/{station_id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Station Visits
         * @description Return how many looks the station had, per day and hour in Asia/Shanghai, both included.
         */
        get: operations["list_station_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tasks
         * @description Return what people's word asks of the caller's stations, by deadline.
         */
        get: operations["list_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/tasks/{task_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Task
         * @description Answer a task; it turns what everybody sees back.
         */
        post: operations["answer_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Volunteering
         * @description Return the choices that the forms of volunteering offer.
         */
        get: operations["read_volunteering"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Volunteers
         * @description Return the volunteers whom the caller may see, the newest first; each page is logged.
         */
        get: operations["list_volunteers"];
        put?: never;
        /**
         * Enter Volunteer
         * @description Enter a volunteer from a signed paper form; who binds the phone later takes it over.
         */
        post: operations["enter_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Volunteer
         * @description Return all of a volunteer; each look is logged.
         */
        get: operations["read_volunteer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draw Volunteer Card
         * @description Return the card to print for a volunteer, with the QR of their number.
         */
        get: operations["draw_volunteer_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct Volunteer
         * @description Set a name or birth year that was written wrongly; the reason is in the log.
         */
        post: operations["correct_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look At Volunteer Phone
         * @description Return a volunteer's number, to call them; each look is logged.
         */
        get: operations["look_at_volunteer_phone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reinstate Volunteer
         * @description Let a volunteer take places again.
         */
        post: operations["reinstate_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/{region_code}/volunteers/{volunteer_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend Volunteer
         * @description Let a volunteer take no more places; they read why.
         */
        post: operations["suspend_volunteer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stations
         * @description Search stations by name, address or county; in the order of their names' pinyin.
         */
        get: operations["list_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Station
         * @description Return all that is known about a station.
         */
        get: operations["read_station"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{station_id}/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Fault
         * @description Report a facility that needs mending; only staff read the words and see the photo.
         */
        post: operations["report_fault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{station_id}/tap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell Finding
         * @description Tell in one tap what one found; the same again within half an hour replaces it.
         */
        put: operations["tell_finding"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/{station_id}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count Visit
         * @description Count a look at the station in this hour; nothing about who looks is kept.
         */
        post: operations["count_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Station Changes
         * @description Return what a phone's copy is missing, with tombstones; for use without signal.
         */
        get: operations["list_station_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stations/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Nearby Stations
         * @description Return the stations around a GCJ-02 position, the nearest first; the position is dropped.
         */
        get: operations["list_nearby_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/vocabulary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Vocabulary
         * @description Return the words and switches that the mini-program needs before anything else.
         */
        get: operations["read_vocabulary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wechat/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WeChat checks this address
         * @description Echo the text that WeChat signed.
         */
        get: operations["check_push_address"];
        put?: never;
        /**
         * WeChat pushes an event
         * @description Store an event for its job; `success` stops WeChat from sending it again.
         */
        post: operations["receive_push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Act
         * @description What a scan was.
         * @enum {string}
         */
        Act: "in" | "out" | "again";
        /**
         * ActivityCopy
         * @description When the copy's first shift shall be; left out, whole weeks later.
         */
        ActivityCopy: {
            /** Starts On */
            starts_on?: string | null;
        };
        /**
         * ActivityCreate
         * @description A new activity, a draft at first; with ``rrule`` its shifts come round.
         */
        ActivityCreate: {
            /**
             * Approval
             * @enum {string}
             */
            approval: "automatic" | "manual";
            /**
             * Bring
             * @default
             */
            bring: string;
            /**
             * Cancel Until
             * Format: date-time
             */
            cancel_until: string;
            category: components["schemas"]["Category"];
            /**
             * Contact
             * @description shown to who has a place
             * @default
             */
            contact: string;
            /**
             * Days
             * @description which days of the rule are kept
             * @default every_day
             * @enum {string}
             */
            days: "every_day" | "not_holidays" | "working_days";
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Exceptions
             * @description days left out
             */
            exceptions?: string[];
            /**
             * Latitude
             * @description GCJ-02 degrees
             */
            latitude: number;
            /**
             * Longitude
             * @description GCJ-02 degrees
             */
            longitude: number;
            /**
             * Meeting Point
             * @default
             */
            meeting_point: string;
            /** Min Age */
            min_age?: number | null;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Photo Ids */
            photo_ids?: string[];
            /** Place */
            place: string;
            /** Programme Id */
            programme_id?: string | null;
            /**
             * Risks
             * @description risks and insurance
             * @default
             */
            risks: string;
            /**
             * Rrule
             * @description RFC 5545, from each shift on, in Asia/Shanghai; COUNT or UNTIL within a year
             * @default
             * @example FREQ=DAILY;COUNT=20
             */
            rrule: string;
            /** Shifts */
            shifts: components["schemas"]["ShiftNew"][];
            /**
             * Signup Closes At
             * Format: date-time
             */
            signup_closes_at: string;
            /**
             * Signup Opens At
             * Format: date-time
             */
            signup_opens_at: string;
            /** Title */
            title: string;
            /** Waitlist */
            waitlist: boolean;
        };
        /**
         * ActivityDetail
         * @description All that is known about an activity, with all its shifts.
         */
        ActivityDetail: {
            /**
             * Approval
             * @enum {string}
             */
            approval: "automatic" | "manual";
            /** Bring */
            bring: string;
            /**
             * Cancel Until
             * Format: date-time
             */
            cancel_until: string;
            category: components["schemas"]["Category"];
            /**
             * Contact
             * @description told to who has a place, and to organisers
             */
            contact: string | null;
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Meeting Point */
            meeting_point: string;
            /** Min Age */
            min_age: number | null;
            /** Next At */
            next_at: string | null;
            organisation: components["schemas"]["OrganisationBrief"];
            /** Photos */
            photos: components["schemas"]["PhotoShown"][];
            /** Place */
            place: string;
            /** Programme Id */
            programme_id: string | null;
            /**
             * Reason
             * @description why it was cancelled
             */
            reason: string;
            /** Region Code */
            region_code: string;
            /** Risks */
            risks: string;
            /** Rrule */
            rrule: string;
            /**
             * Shifts
             * @description the next ones that are not over
             */
            shifts: components["schemas"]["ShiftPublic"][];
            /**
             * Signup Closes At
             * Format: date-time
             */
            signup_closes_at: string;
            /**
             * Signup Opens At
             * Format: date-time
             */
            signup_opens_at: string;
            state: components["schemas"]["ActivityState"];
            /** Title */
            title: string;
            /** Waitlist */
            waitlist: boolean;
        };
        /**
         * ActivityListed
         * @description An activity in a list, with its next shifts; the place in GCJ-02 degrees.
         */
        ActivityListed: {
            /**
             * Approval
             * @enum {string}
             */
            approval: "automatic" | "manual";
            category: components["schemas"]["Category"];
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Min Age */
            min_age: number | null;
            /** Next At */
            next_at: string | null;
            organisation: components["schemas"]["OrganisationBrief"];
            /** Place */
            place: string;
            /** Region Code */
            region_code: string;
            /**
             * Shifts
             * @description the next ones that are not over
             */
            shifts: components["schemas"]["ShiftPublic"][];
            /**
             * Signup Closes At
             * Format: date-time
             */
            signup_closes_at: string;
            /**
             * Signup Opens At
             * Format: date-time
             */
            signup_opens_at: string;
            state: components["schemas"]["ActivityState"];
            /** Title */
            title: string;
            /** Waitlist */
            waitlist: boolean;
        };
        /**
         * ActivityPage
         * @description Activities by when their next shift starts.
         */
        ActivityPage: {
            /** Items */
            items: components["schemas"]["ActivityListed"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ActivityState
         * @description A draft is published, runs from its first shift on, and is finished or cancelled.
         * @enum {string}
         */
        ActivityState: "draft" | "published" | "running" | "finished" | "cancelled";
        /**
         * ActivityUpdate
         * @description What is said of an activity from now on; shifts are changed one by one.
         */
        ActivityUpdate: {
            /**
             * Approval
             * @enum {string}
             */
            approval: "automatic" | "manual";
            /**
             * Bring
             * @default
             */
            bring: string;
            /**
             * Cancel Until
             * Format: date-time
             */
            cancel_until: string;
            category: components["schemas"]["Category"];
            /**
             * Contact
             * @description shown to who has a place
             * @default
             */
            contact: string;
            /**
             * Description
             * @default
             */
            description: string;
            /**
             * Latitude
             * @description GCJ-02 degrees
             */
            latitude: number;
            /**
             * Longitude
             * @description GCJ-02 degrees
             */
            longitude: number;
            /**
             * Meeting Point
             * @default
             */
            meeting_point: string;
            /** Min Age */
            min_age?: number | null;
            /** Photo Ids */
            photo_ids?: string[];
            /** Place */
            place: string;
            /** Programme Id */
            programme_id?: string | null;
            /**
             * Risks
             * @description risks and insurance
             * @default
             */
            risks: string;
            /**
             * Signup Closes At
             * Format: date-time
             */
            signup_closes_at: string;
            /**
             * Signup Opens At
             * Format: date-time
             */
            signup_opens_at: string;
            /** Title */
            title: string;
            /** Waitlist */
            waitlist: boolean;
        };
        /**
         * RolePublic
         * @description A role one holds.
         */
        app__accounts__models__RolePublic: {
            /** Region Code */
            region_code: string;
            /** Role */
            role: string;
            /** Scope Id */
            scope_id: string | null;
        };
        /**
         * RolePublic
         * @description A role of a shift and how full it is.
         */
        app__activities__shapes__RolePublic: {
            audience: components["schemas"]["Audience"];
            /** Capacity */
            capacity: number;
            /**
             * Free
             * @description places that somebody can take now
             */
            free: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Min Age */
            min_age: number | null;
            /**
             * Name
             * @description empty: the shift has this one alone
             */
            name: string;
            /**
             * Refusal
             * @description why who asks, if logged in, cannot take one
             */
            refusal?: string | null;
            /**
             * Sentence
             * @description the refusal in words
             */
            sentence?: string | null;
            /** Skill */
            skill: string | null;
            /** Taken */
            taken: number;
            /** Waiting */
            waiting: number;
        };
        /**
         * Word
         * @description The newest word of people that nobody has answered.
         */
        app__stations__shapes__Word: {
            finding: components["schemas"]["Finding"];
            /**
             * Told At
             * Format: date-time
             */
            told_at: string;
        };
        /**
         * Word
         * @description A code and its Chinese name.
         */
        app__volunteers__shapes__Word: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * Approved
         * @description How many entries were approved.
         */
        Approved: {
            /** Approved */
            approved: number;
        };
        /**
         * AttendanceCreate
         * @description Who turned up: by the card alone it is now; with both times it is entered by hand.
         */
        AttendanceCreate: {
            /** In At */
            in_at?: string | null;
            /**
             * Note
             * @default
             */
            note: string;
            /** Out At */
            out_at?: string | null;
            /** Volunteer Number */
            volunteer_number: string;
        };
        /**
         * AttendancePublic
         * @description That somebody turned up, how well it is evidenced, and what became of it.
         */
        AttendancePublic: {
            grade: components["schemas"]["Grade"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In At */
            in_at: string | null;
            /** Is By Hand */
            is_by_hand: boolean;
            /** Minutes */
            minutes: number | null;
            /** Note */
            note: string;
            /** Objection */
            objection: string;
            /** Out At */
            out_at: string | null;
            /** Reasons */
            reasons: string[];
            /** Sentences */
            sentences: string[];
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /** State */
            state: string;
        };
        /**
         * Audience
         * @description Whom a role's places are for.
         * @enum {string}
         */
        Audience: "volunteers" | "served";
        /**
         * AuditEntryPublic
         * @description An act as the auditor reads it.
         */
        AuditEntryPublic: {
            /** Account Id */
            account_id: string | null;
            /** Act */
            act: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Target */
            target: string;
        };
        /**
         * Because
         * @description Why; the person reads it.
         */
        Because: {
            /** Reason */
            reason: string;
        };
        /**
         * CalendarEntry
         * @description One's own sign-up for a shift.
         */
        CalendarEntry: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /**
             * Cancel Until
             * Format: date-time
             */
            cancel_until: string;
            /**
             * Child Id
             * @description if it is for a child of one's own
             */
            child_id: string | null;
            /**
             * Contact
             * @description told once the place is confirmed
             */
            contact: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Meeting Point */
            meeting_point: string;
            /** Offered Until */
            offered_until: string | null;
            /** Organisation */
            organisation: string;
            /** Place */
            place: string;
            /** Region Code */
            region_code: string;
            /** Role */
            role: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * State
             * @description confirmed, waiting, offered or pending
             */
            state: string;
            /** Title */
            title: string;
        };
        /**
         * CancelReason
         * @description Why something does not take place; everybody concerned reads it.
         */
        CancelReason: {
            /** Reason */
            reason: string;
        };
        /**
         * Category
         * @description What an organisation or an activity is about.
         * @enum {string}
         */
        Category: "ecology" | "everyday_help" | "neighbours" | "health" | "rescue" | "education" | "other";
        /**
         * CertificateCreate
         * @description Of whose records a certificate is wanted.
         */
        CertificateCreate: {
            /**
             * Id Number
             * @description printed on this paper alone, and kept for seven days
             */
            id_number?: string | null;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Region Code */
            region_code: string;
        };
        /**
         * CertificateMine
         * @description One's own certificate.
         */
        CertificateMine: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Hand Minutes */
            hand_minutes: number;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Minutes */
            minutes: number;
            /**
             * Number
             * @example 141128-000001-7K3QZ9XW-5
             */
            number: string;
            /** Organisation */
            organisation: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Region Code */
            region_code: string;
            /**
             * State
             * @enum {string}
             */
            state: "valid" | "withdrawn";
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /**
             * Url
             * @description the public page
             */
            url: string;
            /**
             * Who
             * @description surname and 某某
             * @example 王某某
             */
            who: string;
        };
        /**
         * CertificatePublic
         * @description What anybody may know of a certificate.
         */
        CertificatePublic: {
            /**
             * From On
             * Format: date
             */
            from_on: string;
            /** Hand Minutes */
            hand_minutes: number;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Minutes */
            minutes: number;
            /**
             * Number
             * @example 141128-000001-7K3QZ9XW-5
             */
            number: string;
            /** Organisation */
            organisation: string;
            /**
             * State
             * @enum {string}
             */
            state: "valid" | "withdrawn";
            /**
             * Until On
             * Format: date
             */
            until_on: string;
            /**
             * Who
             * @description surname and 某某
             * @example 王某某
             */
            who: string;
        };
        /**
         * ChangeCreate
         * @description A correction by so many minutes, or a reversal, and why.
         */
        ChangeCreate: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "correction" | "reversal";
            /**
             * Minutes
             * @description of a correction: more, or less than 0 for fewer
             * @default 0
             */
            minutes: number;
            /** Reason */
            reason: string;
            /**
             * To Review
             * @description of a reversal: the attendance is looked at once more
             * @default false
             */
            to_review: boolean;
        };
        /**
         * ChangePublic
         * @description A correction or reversal; a proposed one waits for a second person.
         */
        ChangePublic: {
            /**
             * Author Id
             * Format: uuid
             */
            author_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decided At */
            decided_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Minutes */
            minutes: number;
            /** Reason */
            reason: string;
            /**
             * Record Id
             * Format: uuid
             * @description the award
             */
            record_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "proposed" | "done" | "declined";
        };
        /**
         * ChangeState
         * @description A change that needs a second person is proposed first.
         * @enum {string}
         */
        ChangeState: "proposed" | "done" | "declined";
        /**
         * ClosingReason
         * @description Why a station is gone for good.
         */
        ClosingReason: {
            /** Reason */
            reason: string;
        };
        /**
         * CodeShown
         * @description The text of the QR code, and when it changes; the clock is the server's.
         */
        CodeShown: {
            /**
             * Changes At
             * Format: date-time
             */
            changes_at: string;
            /** Code */
            code: string;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /** Step Seconds */
            step_seconds: number;
            /**
             * Valid Until
             * Format: date-time
             */
            valid_until: string;
        };
        /**
         * CommunityPublic
         * @description A community, named.
         */
        CommunityPublic: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * ConsentGiven
         * @description The version of the text that was read.
         */
        ConsentGiven: {
            /** Version */
            version: string;
        };
        /**
         * ConsentPublic
         * @description A consent that is in force.
         */
        ConsentPublic: {
            /** Document */
            document: string;
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Version */
            version: string;
        };
        /**
         * Contact
         * @description Somebody to call.
         */
        Contact: {
            /** Name */
            name: string;
            /**
             * Phone
             * @example 13812341234
             */
            phone: string;
        };
        /**
         * Correction
         * @description What was written wrongly, and how one knows.
         */
        Correction: {
            /**
             * Birth Year
             * @example 1990
             */
            birth_year: number;
            /** Real Name */
            real_name: string;
            /** Reason */
            reason: string;
        };
        /**
         * Device
         * @description A device that is logged in.
         */
        Device: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /** Device */
            device: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Last Seen At
             * Format: date-time
             */
            last_seen_at: string;
        };
        /**
         * Devices
         * @description All devices that are logged in, the last used first.
         */
        Devices: {
            /** Items */
            items: components["schemas"]["Device"][];
        };
        /**
         * Dismissal
         * @description Why the result stands.
         */
        Dismissal: {
            /** Reason */
            reason: string;
        };
        /**
         * Distance
         * @description How far from the activity a code was scanned; the position itself is not kept.
         * @enum {string}
         */
        Distance: "lt_100m" | "lt_300m" | "lt_1km" | "far" | "not_measured";
        /**
         * Entry
         * @description How to get in, and what to know about it.
         */
        Entry: {
            /**
             * Note
             * @default
             */
            note: string;
            /** @default unknown */
            way: components["schemas"]["EntryWay"];
        };
        /**
         * EntryWay
         * @description How to get in.
         * @enum {string}
         */
        EntryWay: "open_door" | "ask_guard" | "scan" | "code" | "unknown";
        /**
         * FacilitiesUpdate
         * @description All facilities that anything is known of; what is left out becomes unknown.
         */
        FacilitiesUpdate: {
            /** Facilities */
            facilities: components["schemas"]["FacilityState"][];
        };
        /**
         * FacilityBrief
         * @description Whether a station has a facility; what nobody knows is unknown, never no.
         */
        FacilityBrief: {
            /**
             * Available
             * @enum {string}
             */
            available: "yes" | "no" | "unknown";
            /** Facility */
            facility: string;
        };
        /**
         * FacilityNamed
         * @description A facility, and whether it is asked of truckers' homes alone.
         */
        FacilityNamed: {
            /** Code */
            code: string;
            /** For Trucks */
            for_trucks: boolean;
            /** Name */
            name: string;
        };
        /**
         * FacilityPublic
         * @description A facility with its note, and when people found it out of order.
         */
        FacilityPublic: {
            /**
             * Available
             * @enum {string}
             */
            available: "yes" | "no" | "unknown";
            /** Facility */
            facility: string;
            /** Note */
            note: string;
            /** Reported At */
            reported_at: string | null;
        };
        /**
         * FacilityState
         * @description Whether there is one, as staff say.
         */
        FacilityState: {
            /**
             * Available
             * @enum {string}
             */
            available: "yes" | "no" | "unknown";
            /** Facility */
            facility: string;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * FaultCreate
         * @description What needs mending.
         */
        FaultCreate: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Facility */
            facility: string;
            /** Photo Id */
            photo_id?: string | null;
        };
        /**
         * FaultForStaff
         * @description A fault with WeChat's word on its text.
         */
        FaultForStaff: {
            /**
             * Check
             * @enum {string}
             */
            check: "pass" | "review" | "pending";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Facility */
            facility: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Photo Url */
            photo_url: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "new" | "in_hand" | "mended";
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
            /** Station Name */
            station_name: string;
            /** Timeline */
            timeline: components["schemas"]["FaultStep"][];
        };
        /**
         * FaultNote
         * @description A word of staff to whoever told the fault.
         */
        FaultNote: {
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * FaultPublic
         * @description A fault, for whoever told it and for staff.
         */
        FaultPublic: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Description */
            description: string;
            /** Facility */
            facility: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Photo Url */
            photo_url: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "new" | "in_hand" | "mended";
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
            /** Station Name */
            station_name: string;
            /** Timeline */
            timeline: components["schemas"]["FaultStep"][];
        };
        /**
         * FaultStep
         * @description One dated step.
         */
        FaultStep: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Note */
            note: string;
            /** State */
            state: string;
        };
        /**
         * FeedbackAnswer
         * @description What the department answers.
         */
        FeedbackAnswer: {
            /** Text */
            text: string;
        };
        /**
         * FeedbackCreate
         * @description What a person wants to say.
         */
        FeedbackCreate: {
            kind: components["schemas"]["FeedbackKind"];
            /** Photo Id */
            photo_id?: string | null;
            /** Region Code */
            region_code: string;
            /** Text */
            text: string;
            /**
             * Wants Answer
             * @default true
             */
            wants_answer: boolean;
        };
        /**
         * FeedbackForStaff
         * @description What somebody said, whether they wait for an answer, and WeChat's word on the text.
         */
        FeedbackForStaff: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /**
             * Check
             * @enum {string}
             */
            check: "pass" | "review" | "pending";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Photo Url */
            photo_url: string | null;
            /** Region Code */
            region_code: string;
            /** State */
            state: string;
            /** Text */
            text: string;
            /** Wants Answer */
            wants_answer: boolean;
        };
        /**
         * FeedbackKind
         * @description What it is.
         * @enum {string}
         */
        FeedbackKind: "complaint" | "suggestion";
        /**
         * FeedbackPublic
         * @description One's own words and the department's answer.
         */
        FeedbackPublic: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Photo Url */
            photo_url: string | null;
            /** Region Code */
            region_code: string;
            /** State */
            state: string;
            /** Text */
            text: string;
        };
        /**
         * FieldProblem
         * @description One field that is wrong; never echoes what was sent.
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Field
             * @description where it stands, e.g. body.name
             */
            field: string;
        };
        /**
         * Finding
         * @description What somebody at the door may tell with one tap.
         * @enum {string}
         */
        Finding: "open" | "locked" | "no_water" | "out_of_order";
        /**
         * FirmPublic
         * @description A firm, named.
         */
        FirmPublic: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * FreeTime
         * @description When a volunteer has time.
         * @enum {string}
         */
        FreeTime: "workday_morning" | "workday_afternoon" | "workday_evening" | "weekend_morning" | "weekend_afternoon" | "weekend_evening";
        /**
         * Gender
         * @description Told only if wanted.
         * @enum {string}
         */
        Gender: "female" | "male";
        /**
         * Grade
         * @description How well evidenced, best first.
         * @enum {string}
         */
        Grade: "A" | "B" | "C";
        /**
         * GrantCreate
         * @description A role to give.
         */
        GrantCreate: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            role: components["schemas"]["Role"];
            /** Scope Id */
            scope_id?: string | null;
        };
        /**
         * GrantPublic
         * @description A role somebody holds, as the region's admin sees it.
         */
        GrantPublic: {
            /**
             * Account Id
             * Format: uuid
             */
            account_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Nickname */
            nickname: string;
            /** Region Code */
            region_code: string;
            /** Role */
            role: string;
            /** Scope Id */
            scope_id: string | null;
        };
        /**
         * GrantWithdrawal
         * @description Who takes over; needed when open tasks would lose their keeper.
         */
        GrantWithdrawal: {
            /** Successor Id */
            successor_id?: string | null;
        };
        /**
         * Hours
         * @description Opening hours of a place, in Shanghai's local time.
         */
        Hours: {
            /**
             * Exceptions
             * @default []
             */
            exceptions: components["schemas"]["HoursException"][];
            /**
             * Weekly
             * @description Monday first; a day without ranges is closed
             * @example [
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       [
             *         [
             *           "08:00",
             *           "20:00"
             *         ]
             *       ],
             *       []
             *     ]
             */
            weekly: [
                string,
                string
            ][][];
        };
        /**
         * HoursEntry
         * @description An entry of the ledger that is about oneself, and its evidence.
         */
        HoursEntry: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Final On
             * @description when it becomes final if nobody objects
             */
            final_on: string | null;
            /**
             * Grade
             * @enum {string}
             */
            grade: "A" | "B" | "C";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is By Hand */
            is_by_hand: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "award" | "correction" | "reversal";
            /**
             * Minutes
             * @description less than 0: taken
             */
            minutes: number;
            /**
             * Reason
             * @description of a correction or reversal
             */
            reason: string;
            /**
             * Reasons
             * @description why that grade
             */
            reasons: string[];
            /** Region Code */
            region_code: string;
            /**
             * Served From
             * Format: date-time
             */
            served_from: string;
            /**
             * Served To
             * Format: date-time
             */
            served_to: string;
            /**
             * State
             * @enum {string}
             */
            state: "provisional" | "final" | "reversed";
            /** Title */
            title: string;
        };
        /**
         * HoursException
         * @description One day on which other hours hold; no ranges = closed.
         */
        HoursException: {
            /**
             * On
             * Format: date
             */
            on: string;
            /** Ranges */
            ranges: [
                string,
                string
            ][];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * HoursUpdate
         * @description The opening hours; null says that nobody knows them.
         */
        HoursUpdate: {
            hours: components["schemas"]["Hours"] | null;
        };
        /**
         * HoursWith
         * @description One's hours with one organisation.
         */
        HoursWith: {
            /**
             * Final Minutes
             * @description of them on a certificate if one is asked for
             */
            final_minutes: number;
            /**
             * Hand Minutes
             * @description of them entered by hand
             */
            hand_minutes: number;
            /** Hours */
            hours: number;
            /** Minutes */
            minutes: number;
            /** Organisation */
            organisation: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Region Code */
            region_code: string;
        };
        /**
         * Inbox
         * @description One's messages, the newest first.
         */
        Inbox: {
            /** Items */
            items: components["schemas"]["MessagePublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
            /** Unread */
            unread: number;
        };
        /**
         * Kind
         * @description What a message is about; what matters most comes first, and is sent first.
         * @enum {string}
         */
        Kind: "cancellation" | "offer" | "change" | "reminder" | "place_confirmed" | "hours_awarded";
        /**
         * KindPublic
         * @description A kind of station, with the colour of its marker.
         */
        KindPublic: {
            /** Code */
            code: string;
            /** Colour */
            colour: string;
            /** Name */
            name: string;
        };
        /**
         * Language
         * @description What a volunteer can talk in.
         * @enum {string}
         */
        Language: "mandarin" | "local" | "sign" | "english" | "other";
        /**
         * LoginResult
         * @description A bearer token, how long it holds, and whose it is.
         */
        LoginResult: {
            account: components["schemas"]["Me"];
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Token */
            token: string;
        };
        /**
         * Lookup
         * @description What one volunteer is known by: the number on the card, or the phone.
         */
        Lookup: {
            /** Number */
            number?: string | null;
            /** Phone */
            phone?: string | null;
        };
        /**
         * Me
         * @description One's own account.
         */
        Me: {
            /** Avatar Url */
            avatar_url: string | null;
            /** Closing At */
            closing_at: string | null;
            /** Consents */
            consents: components["schemas"]["ConsentPublic"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Firm Id */
            firm_id: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Nickname */
            nickname: string;
            /** Occupation */
            occupation: string | null;
            /** Phone Masked */
            phone_masked: string | null;
            /** Roles */
            roles: components["schemas"]["app__accounts__models__RolePublic"][];
        };
        /**
         * MessagePublic
         * @description A message of one's inbox; ``page`` is a page of the mini-program, or empty.
         */
        MessagePublic: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Happens At */
            happens_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Page */
            page: string;
            /** Read At */
            read_at: string | null;
            /** Region Code */
            region_code: string;
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * MessageTemplates
         * @description What ``wx.requestSubscribeMessage`` asks for at which tap; no entry: ask nothing there.
         */
        MessageTemplates: {
            /** Items */
            items: components["schemas"]["TemplatesOfTap"][];
        };
        /**
         * MeUpdate
         * @description The profile as it shall be; an occupation or firm that is not known is refused.
         */
        MeUpdate: {
            /** Firm Id */
            firm_id?: string | null;
            /**
             * Nickname
             * @default
             */
            nickname: string;
            /** Occupation */
            occupation?: string | null;
        };
        /**
         * Mine
         * @description What who asks holds in a shift; the rank on the wait-list, from 1, of who waits.
         */
        Mine: {
            /** Offered Until */
            offered_until: string | null;
            /** Rank */
            rank: number | null;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "confirmed" | "waiting" | "offered" | "pending";
        };
        /**
         * MyHours
         * @description All one's hours, the entries in pages.
         */
        MyHours: {
            /** Hand Minutes */
            hand_minutes: number;
            /**
             * Hours
             * @description one decimal, never rounded up
             * @example 12.9
             */
            hours: number;
            /** Items */
            items: components["schemas"]["HoursEntry"][];
            /** Minutes */
            minutes: number;
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
            /**
             * Next Star Minutes
             * @description minutes that the next star needs
             */
            next_star_minutes: number | null;
            /** Organisations */
            organisations: components["schemas"]["HoursWith"][];
            /**
             * Provisional Minutes
             * @description still shown in public
             */
            provisional_minutes: number;
            /** Stars */
            stars: number;
        };
        /**
         * Named
         * @description A code and what it is called.
         */
        Named: {
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * NoShows
         * @description Those of the last ninety days, the last one first.
         */
        NoShows: {
            /** Items */
            items: components["schemas"]["OwnNoShow"][];
        };
        /**
         * ObjectionCreate
         * @description What is wrong with a result.
         */
        ObjectionCreate: {
            /**
             * Record Id
             * Format: uuid
             */
            record_id: string;
            /** Text */
            text: string;
        };
        /**
         * ObjectionForStaff
         * @description An objection, with WeChat's word on its text and what it is against.
         */
        ObjectionForStaff: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /** Answer */
            answer: string;
            /**
             * Check
             * @enum {string}
             */
            check: "pass" | "review" | "pending";
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Minutes */
            minutes: number;
            /**
             * Record Id
             * Format: uuid
             */
            record_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "upheld" | "dismissed";
            /** Text */
            text: string;
            /** Title */
            title: string;
        };
        /**
         * ObjectionPublic
         * @description One's own objection and what became of it.
         */
        ObjectionPublic: {
            /** Answer */
            answer: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Record Id
             * Format: uuid
             */
            record_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "upheld" | "dismissed";
            /** Text */
            text: string;
        };
        /**
         * ObjectionText
         * @description What one objects.
         */
        ObjectionText: {
            /** Text */
            text: string;
        };
        /**
         * OccupationCount
         * @description How many volunteers have an occupation; null: they did not tell.
         */
        OccupationCount: {
            /** Occupation */
            occupation: string | null;
            /** Volunteers */
            volunteers: number;
        };
        /**
         * OrganisationBrief
         * @description Who runs an activity.
         */
        OrganisationBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * OrganisationDetail
         * @description An organisation with what it runs.
         */
        OrganisationDetail: {
            /** Category */
            category: string;
            /** Community Id */
            community_id: string | null;
            /** Demo */
            demo: boolean;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Programmes */
            programmes: components["schemas"]["ProgrammePublic"][];
            /** Region Code */
            region_code: string;
        };
        /**
         * OrganisationForm
         * @description What an organisation says of itself.
         */
        OrganisationForm: {
            category: components["schemas"]["Category"];
            /** Community Id */
            community_id?: string | null;
            /**
             * Contact Name
             * @description for staff alone
             * @default
             */
            contact_name: string;
            /**
             * Contact Phone
             * @description for staff alone
             */
            contact_phone?: string | null;
            /**
             * Description
             * @default
             */
            description: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Name */
            name: string;
        };
        /**
         * OrganisationForStaff
         * @description An organisation, with what staff and its own people see.
         */
        OrganisationForStaff: {
            /** Category */
            category: string;
            /** Community Id */
            community_id: string | null;
            /** Contact Name */
            contact_name: string;
            /** Contact Phone Masked */
            contact_phone_masked: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Reason */
            reason: string;
            /** Region Code */
            region_code: string;
            /** State */
            state: string;
            /**
             * State At
             * Format: date-time
             */
            state_at: string;
        };
        /**
         * OrganisationKind
         * @description An organisation is registered somewhere; a team is people who know each other.
         * @enum {string}
         */
        OrganisationKind: "organisation" | "team";
        /**
         * OrganisationPublic
         * @description An organisation that is active.
         */
        OrganisationPublic: {
            /** Category */
            category: string;
            /** Community Id */
            community_id: string | null;
            /** Demo */
            demo: boolean;
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Region Code */
            region_code: string;
        };
        /**
         * OrganisationState
         * @description An organisation applies, is let in by the region, and may be stopped.
         * @enum {string}
         */
        OrganisationState: "applied" | "active" | "suspended";
        /**
         * OwnAttendance
         * @description One's own, with the activity.
         */
        OwnAttendance: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            grade: components["schemas"]["Grade"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In At */
            in_at: string | null;
            /** Is By Hand */
            is_by_hand: boolean;
            /** Minutes */
            minutes: number | null;
            /** Note */
            note: string;
            /** Objection */
            objection: string;
            /** Out At */
            out_at: string | null;
            /** Reasons */
            reasons: string[];
            /** Region Code */
            region_code: string;
            /** Sentences */
            sentences: string[];
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** State */
            state: string;
            /** Title */
            title: string;
        };
        /**
         * OwnNoShow
         * @description A place that one had and did not use; it fades after ninety days.
         */
        OwnNoShow: {
            /** Dismissed At */
            dismissed_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Reason */
            reason: string;
            /** Region Code */
            region_code: string;
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Title */
            title: string;
        };
        /** Page[ActivityListed] */
        Page_ActivityListed_: {
            /** Items */
            items: components["schemas"]["ActivityListed"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[AuditEntryPublic] */
        Page_AuditEntryPublic_: {
            /** Items */
            items: components["schemas"]["AuditEntryPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[CalendarEntry] */
        Page_CalendarEntry_: {
            /** Items */
            items: components["schemas"]["CalendarEntry"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[CertificateMine] */
        Page_CertificateMine_: {
            /** Items */
            items: components["schemas"]["CertificateMine"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ChangePublic] */
        Page_ChangePublic_: {
            /** Items */
            items: components["schemas"]["ChangePublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[FaultForStaff] */
        Page_FaultForStaff_: {
            /** Items */
            items: components["schemas"]["FaultForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[FeedbackForStaff] */
        Page_FeedbackForStaff_: {
            /** Items */
            items: components["schemas"]["FeedbackForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[FeedbackPublic] */
        Page_FeedbackPublic_: {
            /** Items */
            items: components["schemas"]["FeedbackPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[GrantPublic] */
        Page_GrantPublic_: {
            /** Items */
            items: components["schemas"]["GrantPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ObjectionForStaff] */
        Page_ObjectionForStaff_: {
            /** Items */
            items: components["schemas"]["ObjectionForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ObjectionPublic] */
        Page_ObjectionPublic_: {
            /** Items */
            items: components["schemas"]["ObjectionPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[OrganisationForStaff] */
        Page_OrganisationForStaff_: {
            /** Items */
            items: components["schemas"]["OrganisationForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[OrganisationPublic] */
        Page_OrganisationPublic_: {
            /** Items */
            items: components["schemas"]["OrganisationPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[OwnAttendance] */
        Page_OwnAttendance_: {
            /** Items */
            items: components["schemas"]["OwnAttendance"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ProgrammePublic] */
        Page_ProgrammePublic_: {
            /** Items */
            items: components["schemas"]["ProgrammePublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[RecordForStaff] */
        Page_RecordForStaff_: {
            /** Items */
            items: components["schemas"]["RecordForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ResultPublic] */
        Page_ResultPublic_: {
            /** Items */
            items: components["schemas"]["ResultPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[ReviewItem] */
        Page_ReviewItem_: {
            /** Items */
            items: components["schemas"]["ReviewItem"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[RosterRow] */
        Page_RosterRow_: {
            /** Items */
            items: components["schemas"]["RosterRow"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[SignupForStaff] */
        Page_SignupForStaff_: {
            /** Items */
            items: components["schemas"]["SignupForStaff"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[TaskPublic] */
        Page_TaskPublic_: {
            /** Items */
            items: components["schemas"]["TaskPublic"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[Told] */
        Page_Told_: {
            /** Items */
            items: components["schemas"]["Told"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /** Page[VolunteerBrief] */
        Page_VolunteerBrief_: {
            /** Items */
            items: components["schemas"]["VolunteerBrief"][];
            /**
             * Next Cursor
             * @description pass it as `cursor` to read on; null at the end
             */
            next_cursor?: string | null;
        };
        /**
         * PaperForm
         * @description A signed paper form that staff type in; who has no phone leaves it out.
         */
        PaperForm: {
            /**
             * Birth Year
             * @example 1990
             */
            birth_year: number;
            /**
             * Community Id
             * @description the district one is near
             */
            community_id?: string | null;
            /** @description whom to call in an emergency */
            emergency?: components["schemas"]["Contact"] | null;
            /** Free Times */
            free_times?: components["schemas"]["FreeTime"][];
            gender?: components["schemas"]["Gender"] | null;
            /** @description who agrees; needed of those who are 14 to 17 */
            guardian?: components["schemas"]["Contact"] | null;
            /**
             * Id Number
             * @description 18 characters; refused where the region does not ask for it
             */
            id_number?: string | null;
            /** Languages */
            languages?: components["schemas"]["Language"][];
            /** Phone */
            phone?: string | null;
            /** Real Name */
            real_name: string;
            /** Skills */
            skills?: string[];
        };
        /**
         * PhoneBinding
         * @description What the phone button of the mini-program gave.
         */
        PhoneBinding: {
            /** Code */
            code: string;
        };
        /**
         * PhoneShown
         * @description A number to call back; each look at it is in the log of acts.
         */
        PhoneShown: {
            /**
             * Phone
             * @description 11 digits, or + and the country's code
             * @example 13812341234
             */
            phone: string;
        };
        /**
         * PhotoPublic
         * @description An uploaded photo; its address holds for an hour or two.
         */
        PhotoPublic: {
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
            /** Width */
            width: number;
        };
        /**
         * PhotoShown
         * @description A photo; its address holds for an hour.
         */
        PhotoShown: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
        };
        /**
         * Problem
         * @description An RFC 9457 problem document.
         */
        Problem: {
            /**
             * Code
             * @description stable and English
             * @example station_not_found
             */
            code: string;
            /**
             * Detail
             * @description a Chinese sentence: what happened, what to do next
             */
            detail: string;
            /**
             * Errors
             * @default []
             */
            errors: components["schemas"]["FieldProblem"][];
            /** Request Id */
            request_id: string;
            /**
             * Status
             * @example 404
             */
            status: number;
            /**
             * Title
             * @example Not Found
             */
            title: string;
            /**
             * Type
             * @example about:blank
             */
            type: string;
        };
        /**
         * Profile
         * @description A volunteer, as they see themselves and staff see them.
         */
        Profile: {
            /** Birth Year */
            birth_year: number;
            /** Community Id */
            community_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            emergency: components["schemas"]["Contact"] | null;
            /** Free Times */
            free_times: string[];
            /** Gender */
            gender: string | null;
            guardian: components["schemas"]["Contact"] | null;
            /** Has Id Number */
            has_id_number: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Languages */
            languages: string[];
            /**
             * Number
             * @description stands for the person in public
             * @example 1411280000016
             */
            number: string;
            /** Real Name */
            real_name: string;
            /**
             * Reason
             * @description why suspended
             */
            reason: string;
            /** Region Code */
            region_code: string;
            /** Skills */
            skills: string[];
            /** State */
            state: string;
        };
        /**
         * ProfileForStaff
         * @description A volunteer, with what staff need beside.
         */
        ProfileForStaff: {
            /** Birth Year */
            birth_year: number;
            /** Community Id */
            community_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            emergency: components["schemas"]["Contact"] | null;
            /** Free Times */
            free_times: string[];
            /** Gender */
            gender: string | null;
            guardian: components["schemas"]["Contact"] | null;
            /** Has Id Number */
            has_id_number: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Languages */
            languages: string[];
            /**
             * Number
             * @description stands for the person in public
             * @example 1411280000016
             */
            number: string;
            /** Occupation */
            occupation: string | null;
            /** Phone Masked */
            phone_masked: string | null;
            /** Real Name */
            real_name: string;
            /**
             * Reason
             * @description why suspended
             */
            reason: string;
            /** Region Code */
            region_code: string;
            /** Skills */
            skills: string[];
            /** Source */
            source: string;
            /** State */
            state: string;
        };
        /**
         * ProgrammeForm
         * @description A programme to run.
         */
        ProgrammeForm: {
            /**
             * Description
             * @default
             */
            description: string;
            /** Name */
            name: string;
        };
        /**
         * ProgrammePublic
         * @description Something lasting that an organisation runs.
         */
        ProgrammePublic: {
            /** Description */
            description: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Ended */
            is_ended: boolean;
            /** Name */
            name: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
        };
        /**
         * RecordForStaff
         * @description An entry of the ledger, as whoever runs the activity sees it.
         */
        RecordForStaff: {
            /** Award Id */
            award_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Grade */
            grade: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is By Hand */
            is_by_hand: boolean;
            /** Kind */
            kind: string;
            /** Minutes */
            minutes: number;
            /** Reason */
            reason: string;
            /** Seq */
            seq: number;
            /**
             * Served From
             * Format: date-time
             */
            served_from: string;
            /**
             * Served To
             * Format: date-time
             */
            served_to: string;
            /** Volunteer Number */
            volunteer_number: string;
        };
        /**
         * RegionPublic
         * @description A region with its towns and firms; the seat in GCJ-02 degrees.
         */
        RegionPublic: {
            /** Code */
            code: string;
            /** Firms */
            firms: components["schemas"]["FirmPublic"][];
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /** Towns */
            towns: components["schemas"]["TownPublic"][];
        };
        /**
         * ResultPublic
         * @description What somebody is said to have done, for whoever may know better.
         */
        ResultPublic: {
            /** Is By Hand */
            is_by_hand: boolean;
            /** Minutes */
            minutes: number;
            /**
             * Record Id
             * Format: uuid
             */
            record_id: string;
            /**
             * Shown Until
             * Format: date
             * @description the last day on which it is shown
             */
            shown_until: string;
            /**
             * Who
             * @description surname and 某某
             * @example 王某某
             */
            who: string;
        };
        /**
         * ReviewItem
         * @description Something that people look at; the name is for who organises.
         */
        ReviewItem: {
            /**
             * Activity Id
             * Format: uuid
             */
            activity_id: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            grade: components["schemas"]["Grade"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In At */
            in_at: string | null;
            /** Is By Hand */
            is_by_hand: boolean;
            /**
             * Is Own Entry
             * @description the caller entered it: somebody else approves
             */
            is_own_entry: boolean;
            /** Minutes */
            minutes: number | null;
            /** Note */
            note: string;
            /** Objection */
            objection: string;
            /** Out At */
            out_at: string | null;
            /** Real Name */
            real_name: string;
            /** Reasons */
            reasons: string[];
            /** Sentences */
            sentences: string[];
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** State */
            state: string;
            /** Title */
            title: string;
            /** Volunteer Number */
            volunteer_number: string;
        };
        /**
         * ReviewReason
         * @description Why.
         */
        ReviewReason: {
            /** Reason */
            reason: string;
        };
        /**
         * Role
         * @description What a person may do in a region (domain: who uses it).
         * @enum {string}
         */
        Role: "organiser" | "keeper" | "community_staff" | "town_staff" | "property_staff" | "firm_contact" | "department_staff" | "region_admin" | "auditor";
        /**
         * RoleNew
         * @description What people do in a shift, and how many of them.
         */
        RoleNew: {
            /** @default volunteers */
            audience: components["schemas"]["Audience"];
            /** Capacity */
            capacity: number;
            /** Min Age */
            min_age?: number | null;
            /** Name */
            name: string;
            /** Skill */
            skill?: string | null;
        };
        /**
         * RosterFault
         * @description A row of a list that was not taken, and why.
         */
        RosterFault: {
            /** Row */
            row: number;
            /** Sentence */
            sentence: string;
        };
        /**
         * RosterImport
         * @description How many rows of a filled roster were taken.
         */
        RosterImport: {
            /** Blank */
            blank: number;
            /** Entered */
            entered: number;
            /** Faults */
            faults: components["schemas"]["RosterFault"][];
        };
        /**
         * RosterRow
         * @description Somebody who has a place in a shift, or turned up.
         */
        RosterRow: {
            attendance: components["schemas"]["AttendancePublic"] | null;
            /** Has Place */
            has_place: boolean;
            /** No Show Dismissed */
            no_show_dismissed: boolean;
            /** No Show Id */
            no_show_id: string | null;
            /** Real Name */
            real_name: string;
            /** Role */
            role: string;
            /** Volunteer Number */
            volunteer_number: string;
        };
        /**
         * ScanCreate
         * @description A code as the phone read it.
         *
         *     ``scanned_at`` is sent by a phone that had no network then; ``device`` is a mark of the phone
         *     that is the same whoever is logged in on it.
         */
        ScanCreate: {
            /** Code */
            code: string;
            /**
             * Device
             * @default
             */
            device: string;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /**
             * Nonce
             * Format: uuid
             */
            nonce: string;
            /** Scanned At */
            scanned_at?: string | null;
        };
        /**
         * ScanPublic
         * @description What a scan was, and how well it is evidenced, with the reasons.
         */
        ScanPublic: {
            act: components["schemas"]["Act"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            distance: components["schemas"]["Distance"];
            grade: components["schemas"]["Grade"];
            /** Is Offline */
            is_offline: boolean;
            /** Reasons */
            reasons: string[];
            /** Sentences */
            sentences: string[];
            /**
             * Shift Id
             * Format: uuid
             */
            shift_id: string;
        };
        /**
         * SeatState
         * @description What a claim has come to; ``cancelled`` is said of one that is no more.
         * @enum {string}
         */
        SeatState: "confirmed" | "waiting" | "offered" | "pending" | "cancelled";
        /**
         * Settlement
         * @description What closing a shift came to.
         */
        Settlement: {
            /** In Review */
            in_review: number;
            /** No Shows */
            no_shows: number;
            /** Settled */
            settled: number;
        };
        /**
         * ShiftNew
         * @description A time slot; either ``capacity`` or ``roles`` with a capacity each.
         */
        ShiftNew: {
            /**
             * Capacity
             * @description of a shift without roles
             */
            capacity?: number | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Roles */
            roles?: components["schemas"]["RoleNew"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * ShiftPublic
         * @description A shift and how full it is; the sums are of volunteers' places.
         */
        ShiftPublic: {
            /** Capacity */
            capacity: number;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Free */
            free: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** @description of who asks, if logged in */
            mine?: components["schemas"]["Mine"] | null;
            /** Roles */
            roles: components["schemas"]["app__activities__shapes__RolePublic"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "to_come" | "running" | "over" | "cancelled";
            /** Waiting */
            waiting: number;
        };
        /**
         * Signup
         * @description What became of a sign-up; the rank on the wait-list, from 1, of who waits.
         */
        Signup: {
            /** Rank */
            rank: number | null;
            state: components["schemas"]["SeatState"];
        };
        /**
         * SignupForStaff
         * @description Somebody who signed up, with what helps to decide.
         */
        SignupForStaff: {
            /** No Shows */
            no_shows: number;
            /** Real Name */
            real_name: string;
            /**
             * Role Id
             * Format: uuid
             */
            role_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Skills */
            skills: string[];
            state: components["schemas"]["SeatState"];
            /**
             * Volunteer Id
             * Format: uuid
             */
            volunteer_id: string;
            /** Volunteer Number */
            volunteer_number: string;
        };
        /**
         * StationBase
         * @description What staff say of a station.
         */
        StationBase: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Capacity */
            capacity?: number | null;
            /** Community Id */
            community_id?: string | null;
            /**
             * @default {
             *       "note": "",
             *       "way": "unknown"
             *     }
             */
            entry: components["schemas"]["Entry"];
            /** Kind */
            kind: string;
            /**
             * Latitude
             * @description GCJ-02 degrees
             */
            latitude: number;
            /**
             * Longitude
             * @description GCJ-02 degrees
             */
            longitude: number;
            /** Name */
            name: string;
            /** Phone */
            phone?: string | null;
            /** Town Id */
            town_id?: string | null;
            truck?: components["schemas"]["Truck"] | null;
        };
        /**
         * StationChanges
         * @description What changed since; ask again with ``next_since``, at once while ``more``.
         */
        StationChanges: {
            /** Items */
            items: (components["schemas"]["StationCopied"] | components["schemas"]["StationRemoved"])[];
            /** More */
            more: boolean;
            /** Next Since */
            next_since: string;
        };
        /**
         * StationCopied
         * @description A station for a phone's copy, with its hours to compute the state from.
         */
        StationCopied: {
            /** Address */
            address: string;
            /**
             * Closes At
             * @description when it closes, if it is open
             */
            closes_at: string | null;
            /**
             * Confidence
             * @description falls with the age of verified_at
             */
            confidence: number;
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            /** Facilities */
            facilities: components["schemas"]["FacilityBrief"][];
            hours: components["schemas"]["Hours"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /**
             * Opens At
             * @description when it opens next, if it is closed
             */
            opens_at: string | null;
            /** Region Code */
            region_code: string;
            report: components["schemas"]["app__stations__shapes__Word"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed" | "reported_closed" | "unknown";
            /** Town */
            town: string | null;
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * StationCreate
         * @description A new station.
         */
        StationCreate: {
            /**
             * Address
             * @default
             */
            address: string;
            /** Capacity */
            capacity?: number | null;
            /** Community Id */
            community_id?: string | null;
            /**
             * @default {
             *       "note": "",
             *       "way": "unknown"
             *     }
             */
            entry: components["schemas"]["Entry"];
            /** Facilities */
            facilities?: components["schemas"]["FacilityState"][];
            hours?: components["schemas"]["Hours"] | null;
            /** Kind */
            kind: string;
            /**
             * Latitude
             * @description GCJ-02 degrees
             */
            latitude: number;
            /**
             * Longitude
             * @description GCJ-02 degrees
             */
            longitude: number;
            /** Name */
            name: string;
            /** Phone */
            phone?: string | null;
            /** Town Id */
            town_id?: string | null;
            truck?: components["schemas"]["Truck"] | null;
        };
        /**
         * StationDetail
         * @description All that is known about a station.
         */
        StationDetail: {
            /** Address */
            address: string;
            /** Capacity */
            capacity: number | null;
            /**
             * Closes At
             * @description when it closes, if it is open
             */
            closes_at: string | null;
            /** Community Id */
            community_id: string | null;
            /**
             * Confidence
             * @description falls with the age of verified_at
             */
            confidence: number;
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            entry: components["schemas"]["Entry"];
            /** Facilities */
            facilities: components["schemas"]["FacilityPublic"][];
            hours: components["schemas"]["Hours"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /**
             * Opens At
             * @description when it opens next, if it is closed
             */
            opens_at: string | null;
            /** Phone */
            phone: string | null;
            /** Photos */
            photos: components["schemas"]["StationPhotoPublic"][];
            /** Region Code */
            region_code: string;
            report: components["schemas"]["app__stations__shapes__Word"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed" | "reported_closed" | "unknown";
            /** Town */
            town: string | null;
            /** Town Id */
            town_id: string | null;
            truck: components["schemas"]["Truck"] | null;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * StationListed
         * @description A station in a list; the place in GCJ-02 degrees, the instants in UTC.
         */
        StationListed: {
            /** Address */
            address: string;
            /**
             * Closes At
             * @description when it closes, if it is open
             */
            closes_at: string | null;
            /**
             * Confidence
             * @description falls with the age of verified_at
             */
            confidence: number;
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            /** Facilities */
            facilities: components["schemas"]["FacilityBrief"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /**
             * Opens At
             * @description when it opens next, if it is closed
             */
            opens_at: string | null;
            /** Region Code */
            region_code: string;
            report: components["schemas"]["app__stations__shapes__Word"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed" | "reported_closed" | "unknown";
            /** Town */
            town: string | null;
            /** Verified At */
            verified_at: string | null;
        };
        /**
         * StationNear
         * @description A station and how far it is.
         */
        StationNear: {
            /** Address */
            address: string;
            /**
             * Closes At
             * @description when it closes, if it is open
             */
            closes_at: string | null;
            /**
             * Confidence
             * @description falls with the age of verified_at
             */
            confidence: number;
            /**
             * Demo
             * @description invented for demonstration
             */
            demo: boolean;
            /** Distance M */
            distance_m: number;
            /** Facilities */
            facilities: components["schemas"]["FacilityBrief"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Name */
            name: string;
            /**
             * Opens At
             * @description when it opens next, if it is closed
             */
            opens_at: string | null;
            /** Region Code */
            region_code: string;
            report: components["schemas"]["app__stations__shapes__Word"] | null;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed" | "reported_closed" | "unknown";
            /** Town */
            town: string | null;
            /** Verified At */
            verified_at: string | null;
            /** Walking Minutes */
            walking_minutes: number;
        };
        /**
         * StationPage
         * @description Stations in the order of their names' pinyin.
         */
        StationPage: {
            /** Items */
            items: components["schemas"]["StationListed"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * StationPhotoPublic
         * @description A photo; its address holds for an hour.
         */
        StationPhotoPublic: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
        };
        /**
         * StationRemoved
         * @description A tombstone.
         */
        StationRemoved: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Removed
             * @constant
             */
            removed: true;
        };
        /**
         * StationsNear
         * @description The nearest first.
         */
        StationsNear: {
            /** Items */
            items: components["schemas"]["StationNear"][];
        };
        /**
         * TapCreate
         * @description What somebody found; ``facility`` is needed with ``out_of_order``.
         */
        TapCreate: {
            /** Facility */
            facility?: string | null;
            finding: components["schemas"]["Finding"];
        };
        /**
         * TapResult
         * @description What is shown now.
         */
        TapResult: {
            report: components["schemas"]["app__stations__shapes__Word"] | null;
            /** Sentence */
            sentence: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "closed" | "reported_closed" | "unknown";
        };
        /**
         * TaskAnswer
         * @description What the keeper found: of the door, or of a facility.
         * @enum {string}
         */
        TaskAnswer: "open_again" | "closed_today" | "mended" | "out_of_use";
        /**
         * TaskAnswered
         * @description The keeper's answer.
         */
        TaskAnswered: {
            answer: components["schemas"]["TaskAnswer"];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * TaskPublic
         * @description What people's word asks of the keeper.
         */
        TaskPublic: {
            /** Answer */
            answer: string;
            /** Answered At */
            answered_at: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Facility */
            facility: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Note */
            note: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Overdue */
            overdue: boolean;
            /** Reason */
            reason: string;
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
            /** Station Name */
            station_name: string;
        };
        /**
         * TemplatesOfTap
         * @description For which messages a tap asks; at most five ids, what matters most first.
         */
        TemplatesOfTap: {
            /** Tap */
            tap: string;
            /** Template Ids */
            template_ids: string[];
        };
        /**
         * Told
         * @description Something one has told.
         */
        Told: {
            /** Answer */
            answer: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** State */
            state: string;
            /**
             * Station Id
             * Format: uuid
             */
            station_id: string;
            /** Station Name */
            station_name: string;
            /**
             * Told At
             * Format: date-time
             */
            told_at: string;
            /**
             * Type
             * @enum {string}
             */
            type: "tap" | "fault";
            /** What */
            what: string;
        };
        /**
         * TownPublic
         * @description A town and its communities.
         */
        TownPublic: {
            /** Communities */
            communities: components["schemas"]["CommunityPublic"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * Truck
         * @description What truck drivers ask; null where nobody knows.
         */
        Truck: {
            /** Entrance */
            entrance?: string | null;
            /** Height Limit Cm */
            height_limit_cm?: number | null;
            /** Prices */
            prices?: string | null;
            /** Spaces */
            spaces?: number | null;
        };
        /**
         * Unread
         * @description How many messages one has not read.
         */
        Unread: {
            /** Unread */
            unread: number;
        };
        /**
         * VisitCount
         * @description Looks in one hour, in Asia/Shanghai.
         */
        VisitCount: {
            /** Hour */
            hour: number;
            /**
             * On Day
             * Format: date
             */
            on_day: string;
            /** Visits */
            visits: number;
        };
        /**
         * Visits
         * @description Looks per day and hour.
         */
        Visits: {
            /** Items */
            items: components["schemas"]["VisitCount"][];
        };
        /**
         * Vocabulary
         * @description The words and switches that the mini-program needs before anything else.
         */
        Vocabulary: {
            /** Default Region */
            default_region: string;
            /** Demo */
            demo: boolean;
            /** Facilities */
            facilities: components["schemas"]["FacilityNamed"][];
            /** Findings */
            findings: components["schemas"]["Named"][];
            /** Get Location */
            get_location: boolean;
            /** Kinds */
            kinds: components["schemas"]["KindPublic"][];
            /** Occupations */
            occupations: components["schemas"]["Named"][];
            /** Privacy Version */
            privacy_version: string;
        };
        /**
         * VolunteerBrief
         * @description A volunteer in a list of staff.
         */
        VolunteerBrief: {
            /** Community Id */
            community_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Demo */
            demo: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Number
             * @example 1411280000016
             */
            number: string;
            /** Real Name */
            real_name: string;
            /** Source */
            source: string;
            /** State */
            state: string;
        };
        /**
         * VolunteerCreate
         * @description Becoming a volunteer of a region.
         */
        VolunteerCreate: {
            /**
             * Birth Year
             * @example 1990
             */
            birth_year: number;
            /**
             * Community Id
             * @description the district one is near
             */
            community_id?: string | null;
            /** @description whom to call in an emergency */
            emergency?: components["schemas"]["Contact"] | null;
            /** Free Times */
            free_times?: components["schemas"]["FreeTime"][];
            gender?: components["schemas"]["Gender"] | null;
            /** @description who agrees; needed of those who are 14 to 17 */
            guardian?: components["schemas"]["Contact"] | null;
            /**
             * Id Number
             * @description 18 characters; refused where the region does not ask for it
             */
            id_number?: string | null;
            /** Languages */
            languages?: components["schemas"]["Language"][];
            /** Real Name */
            real_name: string;
            /**
             * Region Code
             * @description the service's default region if left out
             */
            region_code?: string | null;
            /** Skills */
            skills?: string[];
        };
        /**
         * VolunteeringFigures
         * @description How many volunteer in a region.
         */
        VolunteeringFigures: {
            /** By Occupation */
            by_occupation: components["schemas"]["OccupationCount"][];
            /** Organisations */
            organisations: number;
            /** Suspended */
            suspended: number;
            /** Teams */
            teams: number;
            /** Volunteers */
            volunteers: number;
        };
        /**
         * VolunteeringWords
         * @description The choices that the forms of volunteering offer.
         */
        VolunteeringWords: {
            /**
             * Adult Age
             * @description younger ones name a guardian
             */
            adult_age: number;
            /** Asks Id Number */
            asks_id_number: boolean;
            /** Categories */
            categories: components["schemas"]["app__volunteers__shapes__Word"][];
            /**
             * Consent Version
             * @description of the text that becoming a volunteer agrees to
             */
            consent_version: string;
            /** Free Times */
            free_times: components["schemas"]["app__volunteers__shapes__Word"][];
            /** Languages */
            languages: components["schemas"]["app__volunteers__shapes__Word"][];
            /**
             * Least Age
             * @description younger ones are enrolled by a parent
             */
            least_age: number;
            /** Organisation Kinds */
            organisation_kinds: components["schemas"]["app__volunteers__shapes__Word"][];
            /** Skills */
            skills: components["schemas"]["app__volunteers__shapes__Word"][];
        };
        /**
         * VolunteerUpdate
         * @description What a volunteer may say and change of themselves; all of it is optional.
         */
        VolunteerUpdate: {
            /**
             * Community Id
             * @description the district one is near
             */
            community_id?: string | null;
            /** @description whom to call in an emergency */
            emergency?: components["schemas"]["Contact"] | null;
            /** Free Times */
            free_times?: components["schemas"]["FreeTime"][];
            gender?: components["schemas"]["Gender"] | null;
            /** @description who agrees; needed of those who are 14 to 17 */
            guardian?: components["schemas"]["Contact"] | null;
            /** Languages */
            languages?: components["schemas"]["Language"][];
            /** Skills */
            skills?: string[];
        };
        /**
         * WeChatLogin
         * @description What ``wx.login`` gave the mini-program.
         */
        WeChatLogin: {
            /** Code */
            code: string;
            /**
             * Device
             * @default
             */
            device: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_in_with_wechat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WeChatLogin"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResult"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `login_code_invalid`: 微信登录已过期，请重新登录
             *
             *     `login_code_used`: 这次登录已经用过了，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `login_refused_by_wechat`: 微信暂时不允许这个微信号登录，请在微信里查看帐号状态 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wechat_busy`: 操作太频繁了，请一分钟后再试
             *
             *     `too_many_requests`: 操作太频繁了，请稍后再试
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wechat_unavailable`: 微信服务暂时联系不上，请过一会儿再试
             *
             *     `unavailable`: 服务繁忙，请稍后再试
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificatePublic"];
                };
            };
            /** @description `certificate_not_found`: 没有这个编号的证明，请核对编号 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `occupation_unknown`: 没有这个职业选项，请重新选择
             *
             *     `firm_unknown`: 没有这家单位，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_no_shows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoShows"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_choices: {
        parameters: {
            query: {
                /** @description also what one cannot take, each with the reason */
                all?: boolean;
                category?: components["schemas"]["Category"][];
                cursor?: string | null;
                day?: string | null;
                has_free?: boolean;
                latitude?: number | null;
                limit?: number;
                longitude?: number | null;
                organisation_id?: string | null;
                radius_m?: number;
                region_code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `place_incomplete`: 位置不完整，请重新定位
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_attendance: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnAttendance_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    object_to_attendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attendance_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionText"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAttendance"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attendance_not_found`: 没有找到这条签到记录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attendance_settled`: 时长已经记录，如有异议请在公示里提出 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_my_avatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 8 MB
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `boundary_missing`: 上传请求的 Content-Type 缺少 boundary，请用系统的上传功能重试
             *
             *     `form_broken`: 照片没有传完，请重新上传
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photo_too_large`: 照片超过 8 MB，请压缩后再上传
             *
             *     `too_large`: 内容太大了，请缩小后再试
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `multipart_needed`: 请以表单方式上传照片
             *
             *     `photo_kind_unsupported`: 请上传 JPG、PNG 或 WebP 格式的照片
             *
             *     `photo_heic`: 暂不支持 HEIC 格式，请重新拍一张，或在手机相机设置里改为“兼容性最佳”
             *
             *     `unsupported_media_type`: 不支持这种格式
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photo_missing`: 没有收到照片，请重新选择
             *
             *     `photo_unreadable`: 这张照片打不开，可能已损坏，请换一张
             *
             *     `photo_too_many_pixels`: 照片尺寸太大，请缩小后再上传
             *
             *     `photo_animated`: 不支持动图，请上传静态照片
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `photo_quota`: 今天上传的照片较多，请明天再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photos_busy`: 上传照片的人较多，请稍后再试
             *
             *     `photo_store_full`: 照片暂时存不下，请稍后再试
             *
             *     `unavailable`: 服务繁忙，请稍后再试
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_my_calendar: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                since?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CalendarEntry_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_certificates: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CertificateMine_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_certificate: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateMine"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_a_volunteer`: 您还不是这里的志愿者，请先注册
             *
             *     `organisation_not_found`: 没有找到这个志愿服务组织
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `nothing_to_certify`: 在这个组织还没有公示结束的服务时长，公示结束后再开
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `id_number_invalid`: 身份证号码不对，请核对后再填
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draw_my_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate_number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the paper, A4 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `certificate_not_found`: 没有这个编号的证明，请核对编号 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `certificate_withdrawn`: 这份证明里的时长有更正，已经作废，请重新开一份 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_my_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentGiven"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `document_unknown`: 没有这份说明 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `consent_version_outdated`: 隐私说明已更新，请重新阅读后再同意 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_consent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `document_unknown`: 没有这份说明 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Devices"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_my_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `device_not_found`: 这台设备已经退出登录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_favourites: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationPage"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_favourites`: 收藏已满，请先取消几个再收藏 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_feedback: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FeedbackPublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_feedback: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackPublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `region_not_found`: 没有找到这个地区
             *
             *     `photo_not_found`: 没有找到这张照片，请重新上传
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_flight`: 正在提交，请稍候 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_my_hours: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyHours"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_inbox: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `message_not_found`: 没有找到这条消息 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_all_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_message_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplates"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_objections: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ObjectionPublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_organisations: {
        parameters: {
            query?: {
                category?: components["schemas"]["Category"] | null;
                cursor?: string | null;
                kind?: components["schemas"]["OrganisationKind"] | null;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganisationForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bind_my_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneBinding"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `phone_code_invalid`: 手机号授权已过期，请再点一次“绑定手机号” */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wechat_busy`: 操作太频繁了，请一分钟后再试
             *
             *     `too_many_requests`: 操作太频繁了，请稍后再试
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wechat_unavailable`: 微信服务暂时联系不上，请过一会儿再试
             *
             *     `unavailable`: 服务繁忙，请稍后再试
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_my_photo: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 8 MB
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotoPublic"];
                };
            };
            /**
             * @description `boundary_missing`: 上传请求的 Content-Type 缺少 boundary，请用系统的上传功能重试
             *
             *     `form_broken`: 照片没有传完，请重新上传
             *
             *     `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_flight`: 正在提交，请稍候 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photo_too_large`: 照片超过 8 MB，请压缩后再上传
             *
             *     `too_large`: 内容太大了，请缩小后再试
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `multipart_needed`: 请以表单方式上传照片
             *
             *     `photo_kind_unsupported`: 请上传 JPG、PNG 或 WebP 格式的照片
             *
             *     `photo_heic`: 暂不支持 HEIC 格式，请重新拍一张，或在手机相机设置里改为“兼容性最佳”
             *
             *     `unsupported_media_type`: 不支持这种格式
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photo_missing`: 没有收到照片，请重新选择
             *
             *     `photo_unreadable`: 这张照片打不开，可能已损坏，请换一张
             *
             *     `photo_too_many_pixels`: 照片尺寸太大，请缩小后再上传
             *
             *     `photo_animated`: 不支持动图，请上传静态照片
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `photo_quota`: 今天上传的照片较多，请明天再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `photos_busy`: 上传照片的人较多，请稍后再试
             *
             *     `photo_store_full`: 照片暂时存不下，请稍后再试
             *
             *     `unavailable`: 服务繁忙，请稍后再试
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_my_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_told: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Told_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_my_volunteer: {
        parameters: {
            query?: {
                /** @description the service's default region if left out */
                region_code?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_a_volunteer`: 您还不是这里的志愿者，请先注册 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_my_volunteer: {
        parameters: {
            query?: {
                /** @description the service's default region if left out */
                region_code?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolunteerUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_a_volunteer`: 您还不是这里的志愿者，请先注册 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `guardian_needed`: 未满 18 周岁，请填写监护人的姓名和电话，并征得监护人同意
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    become_volunteer: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VolunteerCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_gone`: 账号已注销 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `region_not_found`: 没有找到这个地区 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `phone_needed`: 请先绑定手机号，再注册成为志愿者
             *
             *     `under_age`: 未满 14 周岁不能自己注册，请家长用自己的账号为孩子报名
             *
             *     `id_number_not_asked`: 这里不需要身份证号码，请不要填写
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `guardian_needed`: 未满 18 周岁，请填写监护人的姓名和电话，并征得监护人同意
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `id_number_invalid`: 身份证号码不对，请核对后再填
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_photo: {
        parameters: {
            query: {
                /** @description seconds since the epoch */
                expires: number;
                signature: string;
            };
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description as the caller has it */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `photo_link_expired`: 图片链接已过期，请刷新页面 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `photo_not_found`: 没有找到这张照片，请重新上传 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_region: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionPublic"];
                };
            };
            /** @description `region_not_found`: 没有找到这个地区 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_no_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no_show_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `no_show_not_found`: 没有找到这条未到记录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activities: {
        parameters: {
            query?: {
                category?: components["schemas"]["Category"][];
                cursor?: string | null;
                day?: string | null;
                has_free?: boolean;
                latitude?: number | null;
                limit?: number;
                longitude?: number | null;
                organisation_id?: string | null;
                radius_m?: number;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityPage"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `place_incomplete`: 位置不完整，请重新定位
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_activity: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_found`: 没有找到这个志愿服务组织
             *
             *     `photo_not_found`: 没有找到这张照片，请重新上传
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_active`: 这个组织还在审核中或已暂停，暂时不能这样做
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `signup_window_inverted`: 报名截止时间要晚于报名开始时间
             *
             *     `programme_unknown`: 这个组织没有这个项目，请重新选择
             *
             *     `times_inverted`: 班次的结束时间要晚于开始时间
             *
             *     `shift_too_long`: 一个班次最长 24 小时，请分成几个班次
             *
             *     `shift_past`: 班次的时间已经过去，请选择以后的时间
             *
             *     `shift_too_far`: 最多提前两年安排班次
             *
             *     `too_many_shifts`: 一个活动最多 366 个班次，请分成几个活动
             *
             *     `capacity_unfit`: 请填写班次的名额；分岗位的，名额之和要与班次的名额一致
             *
             *     `roles_doubled`: 同一班次的岗位名称不能重复
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `rrule_unreadable`: 看不懂这条重复规则，请重新选择每天、每周或每月
             *
             *     `rrule_too_fine`: 最多每天重复一次，一天几场请分别添加班次
             *
             *     `rrule_endless`: 重复规则没有结束，请填写重复次数或截止日期
             *
             *     `rrule_too_long`: 一次最多安排一年、366 次，之后请复制活动
             *
             *     `rrule_empty`: 按这条规则排不出班次，请检查日期和不办的日子
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /** @description `token_invalid`: 登录已过期，请重新登录 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `activity_not_found`: 没有找到这个活动
             *
             *     `photo_not_found`: 没有找到这张照片，请重新上传
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_over`: 活动已经结束或取消，不能再改 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `signup_window_inverted`: 报名截止时间要晚于报名开始时间
             *
             *     `programme_unknown`: 这个组织没有这个项目，请重新选择
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_over`: 活动已经结束或取消，不能再改 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copy_activity: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityCopy"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_active`: 这个组织还在审核中或已暂停，暂时不能这样做
             *
             *     `nothing_to_copy`: 这个活动的班次都取消了，请新建活动
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `shift_past`: 班次的时间已经过去，请选择以后的时间
             *
             *     `shift_too_far`: 最多提前两年安排班次
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    object_to_result: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionPublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `activity_not_found`: 没有找到这个活动
             *
             *     `record_not_found`: 没有找到这条时长记录
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `publicity_over`: 公示期已结束，如仍有疑问请用投诉建议告诉我们
             *
             *     `objection_open`: 您已经提过异议，工作人员正在核实
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityDetail"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `activity_not_draft`: 活动已经结束或取消，不能再发布，可以复制一个
             *
             *     `nothing_to_come`: 班次都已过去，请先添加以后的班次
             *
             *     `words_changed`: 内容刚刚有人改过，请核对后再发布
             *
             *     `organisation_not_active`: 这个组织还在审核中或已暂停，暂时不能这样做
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_activity_records: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_results: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ResultPublic_"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_shift: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                activity_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftNew"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_not_found`: 没有找到这个活动 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `activity_over`: 活动已经结束或取消，不能再改
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `times_inverted`: 班次的结束时间要晚于开始时间
             *
             *     `shift_too_long`: 一个班次最长 24 小时，请分成几个班次
             *
             *     `shift_past`: 班次的时间已经过去，请选择以后的时间
             *
             *     `shift_too_far`: 最多提前两年安排班次
             *
             *     `too_many_shifts`: 一个活动最多 366 个班次，请分成几个活动
             *
             *     `capacity_unfit`: 请填写班次的名额；分岗位的，名额之和要与班次的名额一致
             *
             *     `roles_doubled`: 同一班次的岗位名称不能重复
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_attendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attendance_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendancePublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attendance_not_found`: 没有找到这条签到记录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_in_review`: 这条记录不在待核对的名单里，请刷新后再看
             *
             *     `own_attendance`: 自己的服务记录请由其他工作人员核准
             *
             *     `second_person_needed`: 人工补录的时长需要另一位工作人员核准
             *
             *     `checkout_missing`: 缺少签到、签退时间，请先人工补录再核准
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_attendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attendance_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendancePublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attendance_not_found`: 没有找到这条签到记录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_in_review`: 这条记录不在待核对的名单里，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_review: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ReviewItem_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    scan_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanPublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `code_invalid`: 这不是本活动的签到码，请扫组织者手机或大屏上的码
             *
             *     `code_expired`: 签到码已经变了，请扫现在显示的码
             *
             *     `scan_too_old`: 离线扫码超过 48 小时才送到，请找组织者登记
             *
             *     `no_place`: 您没有这个班次的名额，请找现场组织者登记
             *
             *     `scan_too_early`: 班次还没有开始，请在开始前两小时内签到
             *
             *     `scan_too_late`: 班次早已结束，请找组织者登记
             *
             *     `not_a_volunteer`: 先登记成为志愿者，再来报名
             *
             *     `volunteer_suspended`: 您的志愿者资格已暂停，请联系县委社会工作部
             *
             *     `activity_cancelled`: 活动已取消
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit_entries: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntryPublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_own_activities: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: components["schemas"]["ActivityState"] | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActivityListed_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_desk_organisations: {
        parameters: {
            query?: {
                category?: components["schemas"]["Category"] | null;
                cursor?: string | null;
                kind?: components["schemas"]["OrganisationKind"] | null;
                limit?: number;
                q?: string;
                state?: components["schemas"]["OrganisationState"] | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganisationForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_organisation: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_name_taken`: 本地区已有同名的志愿服务组织，请换一个名称，或联系县委社会工作部
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_volunteering: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteeringFigures"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_up_volunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lookup"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteerBrief"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `lookup_unclear`: 请填写志愿者编号或手机号，二者选一
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_faults: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: ("new" | "in_hand" | "mended") | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FaultForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mend_fault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fault_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FaultNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault_not_found`: 没有找到这条报修 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault_not_in_hand`: 请先受理这条报修，再标记修好 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_fault_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fault_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneShown"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `fault_not_found`: 没有找到这条报修
             *
             *     `phone_not_bound`: 对方没有绑定手机号，请在这里答复
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_fault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fault_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FaultNote"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault_not_found`: 没有找到这条报修 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `fault_not_new`: 这条报修已经有人在处理 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_feedback: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: ("received" | "answered") | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FeedbackForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackAnswer"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedbackForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feedback_not_found`: 没有找到这条投诉建议 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `feedback_answered`: 这条投诉建议已经答复过了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_feedback_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feedback_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneShown"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `feedback_not_found`: 没有找到这条投诉建议
             *
             *     `phone_not_bound`: 对方没有绑定手机号，请在这里答复
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer_not_wanted`: 对方说明了不需要答复，请不要电话联系 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_grants: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_GrantPublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_role: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantPublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_unknown`: 没有找到这个人，请核对编号
             *
             *     `scope_unknown`: 本地区没有这个负责对象，请核对编号
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `grant_changed`: 这项授权刚刚有变动，请刷新后再试
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `scope_needed`: 请说明负责的对象
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantWithdrawal"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `grant_not_found`: 没有找到这项授权，可能已经收回
             *
             *     `account_unknown`: 没有找到这个人，请核对编号
             *
             *     `scope_unknown`: 本地区没有这个负责对象，请核对编号
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `successor_needed`: 请先指定接手的人，未办完的事会一并移交
             *
             *     `last_admin`: 这是最后一位管理员，请先授权另一位
             *
             *     `grant_changed`: 这项授权刚刚有变动，请刷新后再试
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_objections: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: ("open" | "upheld" | "dismissed") | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ObjectionForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objection_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dismissal"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionPublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `objection_not_found`: 没有找到这条异议 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `objection_decided`: 这条异议已经处理过了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uphold_objection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objection_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `objection_not_found`: 没有找到这条异议 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `objection_decided`: 这条异议已经处理过了
             *
             *     `change_waiting`: 这条时长有一项更正在等人核准，请先处理
             *
             *     `record_reversed`: 这条时长已经撤销，不能再更正
             *
             *     `minutes_unfit`: 更正后的时长要在 1 分钟到班次时长之间；要全部取消，请用撤销
             *
             *     `hand_minutes_a_day`: 这一天人工补录的时长已到上限
             *
             *     `times_overlap`: 这段时间已经记录过服务时长，不能重复记录
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                category?: components["schemas"]["Category"] | null;
                cursor?: string | null;
                kind?: components["schemas"]["OrganisationKind"] | null;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrganisationPublic_"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_for_organisation: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             *
             *     `account_gone`: 账号已注销
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `region_not_found`: 没有找到这个地区 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_applications`: 您已有几个组织在等待审核，请等审核后再申请
             *
             *     `organisation_name_taken`: 本地区已有同名的志愿服务组织，请换一个名称，或联系县委社会工作部
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationDetail"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_name_taken`: 本地区已有同名的志愿服务组织，请换一个名称，或联系县委社会工作部 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_found`: 没有找到这个志愿服务组织
             *
             *     `account_unknown`: 没有找到这个人，请核对编号
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_state`: 这个组织的状态已经变了，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_programmes: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProgrammePublic_"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_programme: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProgrammeForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_active`: 这个组织还在审核中或已暂停，暂时不能这样做
             *
             *     `programme_name_taken`: 已有同名的项目，请换一个名称
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_programme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                programme_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammePublic"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `organisation_not_found`: 没有找到这个志愿服务组织
             *
             *     `programme_not_found`: 没有找到这个项目
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reactivate_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_state`: 这个组织的状态已经变了，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_not_found`: 没有找到这个志愿服务组织 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `organisation_state`: 这个组织的状态已经变了，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_record_changes: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: components["schemas"]["ChangeState"] | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ChangePublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_record_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePublic"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_not_found`: 没有找到这项更正 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `change_decided`: 这项更正已经处理过了
             *
             *     `second_person_needed`: 人工补录的时长需要另一位工作人员核准
             *
             *     `record_reversed`: 这条时长已经撤销，不能再更正
             *
             *     `minutes_unfit`: 更正后的时长要在 1 分钟到班次时长之间；要全部取消，请用撤销
             *
             *     `hand_minutes_a_day`: 这一天人工补录的时长已到上限
             *
             *     `times_overlap`: 这段时间已经记录过服务时长，不能重复记录
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_record_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePublic"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_not_found`: 没有找到这项更正 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `change_decided`: 这项更正已经处理过了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_record_change: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                record_id: string;
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangePublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `record_not_found`: 没有找到这条时长记录 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `change_waiting`: 这条时长有一项更正在等人核准，请先处理
             *
             *     `record_reversed`: 这条时长已经撤销，不能再更正
             *
             *     `minutes_unfit`: 更正后的时长要在 1 分钟到班次时长之间；要全部取消，请用撤销
             *
             *     `hand_minutes_a_day`: 这一天人工补录的时长已到上限
             *
             *     `times_overlap`: 这段时间已经记录过服务时长，不能重复记录
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftNew"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `shift_ended`: 这个班次已经结束或取消，不能再改
             *
             *     `role_in_use`: 这个岗位已有人报名，不能删除
             *
             *     `capacity_below_taken`: 已确认的人数比这个名额多，请先与他们沟通
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `times_inverted`: 班次的结束时间要晚于开始时间
             *
             *     `shift_too_long`: 一个班次最长 24 小时，请分成几个班次
             *
             *     `shift_past`: 班次的时间已经过去，请选择以后的时间
             *
             *     `shift_too_far`: 最多提前两年安排班次
             *
             *     `too_many_shifts`: 一个活动最多 366 个班次，请分成几个活动
             *
             *     `capacity_unfit`: 请填写班次的名额；分岗位的，名额之和要与班次的名额一致
             *
             *     `roles_doubled`: 同一班次的岗位名称不能重复
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enter_attendance: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendanceCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendancePublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `hand_minutes_a_day`: 这名志愿者当天人工补录的时长已到上限
             *
             *     `attendance_settled`: 这次服务已经确认，如需修改请走时长更正
             *
             *     `no_place`: 您没有这个班次的名额，请找现场组织者登记
             *
             *     `scan_too_early`: 班次还没有开始，请在开始前两小时内签到
             *
             *     `scan_too_late`: 班次早已结束，请找组织者登记
             *
             *     `not_a_volunteer`: 先登记成为志愿者，再来报名
             *
             *     `volunteer_suspended`: 您的志愿者资格已暂停，请联系县委社会工作部
             *
             *     `activity_cancelled`: 活动已取消
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `times_outside_shift`: 签到、签退时间要落在班次之内，且不能晚于现在
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_entries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approved"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftPublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_ended`: 这个班次已经结束或取消，不能再改 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    show_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeShown"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_cancelled`: 活动已取消 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roster: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RosterRow_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_roster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImport"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `activity_cancelled`: 活动已取消 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `roster_unreadable`: 读不出签到表，请用系统导出的表格填写后再导入
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    print_roster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `shift_not_over`: 班次还没有结束，结束后才能结项
             *
             *     `shift_settled`: 这个班次已经结项了
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_up: {
        parameters: {
            query?: {
                role_id?: string | null;
            };
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_a_volunteer`: 先登记成为志愿者，再来报名
             *
             *     `volunteer_suspended`: 您的志愿者资格已暂停，请联系县委社会工作部
             *
             *     `activity_cancelled`: 活动已取消
             *
             *     `shift_over`: 这个班次已经结束
             *
             *     `signup_not_open`: 报名还没有开始
             *
             *     `signup_closed`: 报名已截止
             *
             *     `under_age`: 年龄不到要求
             *
             *     `skill_missing`: 这个岗位需要相应的技能，可在志愿者资料里填写
             *
             *     `shift_full`: 名额已满
             *
             *     `shift_collides`: 与您已报的活动时间冲突
             *
             *     `signed_up_elsewhere`: 您已报了这个班次的另一个岗位，请先取消再改报
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_signup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cancelled_too_late`: 已过取消时间，来不了请联系活动组织者 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `no_offer`: 名额已经让给下一位，您可以重新报名候补
             *
             *     `shift_collides`: 与您已报的活动时间冲突
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_signups: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: ("confirmed" | "waiting" | "offered" | "pending") | null;
            };
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignupForStaff_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve_signup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_pending`: 这条报名已经处理过了
             *
             *     `shift_full`: 名额已满
             *
             *     `shift_collides`: 与您已报的活动时间冲突
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_signup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                shift_id: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shift_not_found`: 没有找到这个班次 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_pending`: 这条报名已经处理过了 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_station: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_flight`: 正在提交，请稍候 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `kind_unknown`: 没有这种驿站类型，请重新选择
             *
             *     `place_unknown`: 乡镇或社区不在本地区，请重新选择
             *
             *     `facility_unknown`: 没有这种设施，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    update_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationBase"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `kind_unknown`: 没有这种驿站类型，请重新选择
             *
             *     `place_unknown`: 乡镇或社区不在本地区，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingReason"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_station_facilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FacilitiesUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `facility_unknown`: 没有这种设施，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_station_hours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursUpdate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_station_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `station_not_found`: 没有找到这个驿站，可能已经撤销
             *
             *     `photo_not_found`: 没有找到这张照片，请重新上传
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `too_many_photos`: 最多放九张照片，请先删掉一张
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_station_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `station_not_found`: 没有找到这个驿站，可能已经撤销
             *
             *     `photo_not_here`: 这张照片已经不在了
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draw_station_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wechat_busy`: 操作太频繁了，请一分钟后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `wechat_unavailable`: 微信服务暂时联系不上，请过一会儿再试
             *
             *     `unavailable`: 服务繁忙，请稍后再试
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_station_visits: {
        parameters: {
            query?: {
                /** @description 30 days before until if left out */
                since?: string | null;
                /** @description today if left out */
                until?: string | null;
            };
            header?: never;
            path: {
                region_code: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visits"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `days_unfit`: 开始日期不能晚于结束日期，最多查询一年
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: "open" | "answered";
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TaskPublic_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskAnswered"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPublic"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `task_not_found`: 没有找到这件待办，可能已经移交 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `task_answered`: 这件待办已经有人处理了
             *
             *     `answer_unfit`: 这个答复与反映的问题对不上，请重新选择
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_volunteering: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VolunteeringWords"];
                };
            };
            /** @description `region_not_found`: 没有找到这个地区 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_volunteers: {
        parameters: {
            query?: {
                community_id?: string | null;
                cursor?: string | null;
                limit?: number;
                state?: ("active" | "suspended") | null;
            };
            header?: never;
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_VolunteerBrief_"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enter_volunteer: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                region_code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileForStaff"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `community_not_yours`: 请选择您所在的社区 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_a_volunteer`: 这个手机号已经登记为志愿者，请按号码查找
             *
             *     `under_age`: 未满 14 周岁不能自己注册，请家长用自己的账号为孩子报名
             *
             *     `id_number_not_asked`: 这里不需要身份证号码，请不要填写
             *
             *     `request_in_flight`: 正在提交，请稍候
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `guardian_needed`: 未满 18 周岁，请填写监护人的姓名和电话，并征得监护人同意
             *
             *     `skill_unknown`: 没有这个特长选项，请重新选择
             *
             *     `community_unknown`: 本地区没有这个社区，请重新选择
             *
             *     `id_number_invalid`: 身份证号码不对，请核对后再填
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_volunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileForStaff"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draw_volunteer_card: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the card, A6 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correct_volunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `under_age`: 未满 14 周岁不能自己注册，请家长用自己的账号为孩子报名 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `guardian_needed`: 未满 18 周岁，请填写监护人的姓名和电话，并征得监护人同意
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    look_at_volunteer_phone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneShown"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试
             *
             *     `phone_not_bound`: 对方没有绑定手机号，请在这里答复
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reinstate_volunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileForStaff"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_state`: 这位志愿者的状态已经变了，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suspend_volunteer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                region_code: string;
                volunteer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Because"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileForStaff"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `role_needed`: 您在这里没有这项权限，如有需要请联系县委社会工作部 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_not_found`: 没有找到这位志愿者，请核对后再试 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `volunteer_state`: 这位志愿者的状态已经变了，请刷新后再看 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_stations: {
        parameters: {
            query?: {
                cursor?: string | null;
                facilities?: string[];
                kinds?: string[];
                limit?: number;
                q?: string;
                region_code?: string | null;
                town_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationPage"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationDetail"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    report_fault: {
        parameters: {
            query?: never;
            header: {
                /** @description a UUID made per form, kept over retries */
                "Idempotency-Key": string;
            };
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultPublic"];
                };
            };
            /**
             * @description `idempotency_key_missing`: 请求缺少编号，请返回重试
             *
             *     `bad_request`: 请求有误，请返回重试
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `station_not_found`: 没有找到这个驿站，可能已经撤销
             *
             *     `photo_not_found`: 没有找到这张照片，请重新上传
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_in_flight`: 正在提交，请稍候 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `facility_unknown`: 没有这种设施，请重新选择
             *
             *     `content_refused`: 内容里有平台不允许的词语，请修改后再提交
             *
             *     `idempotency_key_reused`: 这份内容与刚才提交的不同，请返回重新填写
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_finding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TapCreate"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TapResult"];
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unauthorized`: 请先登录
             *
             *     `token_invalid`: 登录已过期，请重新登录
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: 不支持这种格式 */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `facility_needed`: 请选择哪样设施坏了
             *
             *     `facility_unknown`: 没有这种设施，请重新选择
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tap_too_often`: 今天您已经反映过多次，谢谢，我们会尽快核实 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `station_not_found`: 没有找到这个驿站，可能已经撤销 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: 操作太频繁了，请稍后再试 */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_station_changes: {
        parameters: {
            query?: {
                limit?: number;
                /** @description one county; ask anew without `since` when it changes */
                region_code?: string | null;
                since?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationChanges"];
                };
            };
            /**
             * @description `cursor_invalid`: 列表的位置已失效，请从头刷新
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_nearby_stations: {
        parameters: {
            query: {
                facilities?: string[];
                kinds?: string[];
                /** @description GCJ-02 degrees */
                latitude: number;
                limit?: number;
                /** @description GCJ-02 degrees */
                longitude: number;
                open_now?: boolean;
                radius_m?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationsNear"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_vocabulary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vocabulary"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    check_push_address: {
        parameters: {
            query: {
                echostr: string;
                msg_signature?: string | null;
                nonce: string;
                /** @description a SHA-1 in hex */
                signature: string;
                /** @description seconds since 1970 */
                timestamp: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `push_signature_wrong`: 消息签名不对 */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `push_not_configured`: 没有配置微信消息推送 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `malformed`: 填写的内容有误，请检查后再试 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receive_push: {
        parameters: {
            query: {
                msg_signature?: string | null;
                nonce: string;
                /** @description a SHA-1 in hex */
                signature: string;
                /** @description seconds since 1970 */
                timestamp: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description An event, or with a key set `{ToUserName, Encrypt}`; read as JSON whatever the content type, 256 KiB at most */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "CreateTime": 1,
                 *       "Event": "wxa_media_check",
                 *       "MsgType": "event"
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `bad_request`: 请求有误，请返回重试 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `push_signature_wrong`: 消息签名不对
             *
             *     `push_stale`: 消息已经过期
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `push_not_configured`: 没有配置微信消息推送 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_large`: 内容太大了，请缩小后再试 */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `push_format`: 请在微信后台把消息推送的数据格式设为 JSON
             *
             *     `unsupported_media_type`: 不支持这种格式
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `push_unreadable`: 消息读不出来
             *
             *     `malformed`: 填写的内容有误，请检查后再试
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: 服务繁忙，请稍后再试 */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
