grant usage on schema foyer_keys to ${role};
grant select on foyer_keys.flyway_schema_history to ${role};
grant select, insert, delete on foyer_keys.person to ${role};
grant select, insert on foyer_keys.secret to ${role};
