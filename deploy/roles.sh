#!/bin/sh
# Run once, when the cluster is made: the role that owns the tables, the role that serves.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" -U postgres <<'SQL'
CREATE ROLE owner LOGIN PASSWORD :'owner';
CREATE ROLE app LOGIN PASSWORD :'app';
CREATE DATABASE nuanxin OWNER owner;
\connect nuanxin
CREATE EXTENSION btree_gist;
SQL
