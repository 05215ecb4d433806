grant usage on schema foyer to ${role};
grant select on foyer.flyway_schema_history to ${role};
grant select, insert on foyer.fact, foyer.signed_head, foyer.fork, foyer.home to ${role};
grant select, insert, update on foyer.stream, foyer.turn to ${role};
grant select, insert, update, delete on foyer.code, foyer.request_start, foyer.request_caller,
  foyer.request_heard, foyer.request_floor, foyer.moved to ${role};
