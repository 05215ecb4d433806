-- What central's processes have to agree on for a while, and may forget: single-use codes, and which
-- signed requests were heard.

create table code (
  community uuid not null,
  kind text not null,
  digest bytea not null,
  granted text not null,
  expires_at timestamptz not null,
  used boolean not null default false,
  primary key (community, kind, digest)
);

-- The name that every request has to bear, and the requests that were heard under it. They are
-- emptied together if the server crashes: then a new name is made, and no old request counts.
create unlogged table request_start (
  community uuid primary key,
  boot text not null
);

create unlogged table request_caller (
  community uuid not null,
  replica uuid not null,
  heard_at timestamptz not null,
  primary key (community, replica)
);

create unlogged table request_heard (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  counter bigint not null,
  heard_at timestamptz not null,
  primary key (community, replica, epoch, counter)
);

-- Below this counter every request counts as heard.
create unlogged table request_floor (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  counter bigint not null,
  primary key (community, replica, epoch)
);

-- Where a community has moved to.
create table moved (
  community uuid primary key,
  place text not null
);

do $$
declare
  name text;
begin
  foreach name in array array['code', 'request_start', 'request_caller', 'request_heard',
      'request_floor', 'moved'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy apart on %I'
      ' using (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
  end loop;
end $$;
