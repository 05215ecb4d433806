grant usage on schema foyer_tables to ${role};
grant select, insert, update, delete on all tables in schema foyer_tables to ${role};
grant execute on all functions in schema foyer_tables to ${role};
revoke insert, update, delete on foyer_tables.flyway_schema_history from ${role};
