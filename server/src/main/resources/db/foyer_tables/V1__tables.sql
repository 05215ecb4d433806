-- What the facts amount to, for lists and reports: columns as in projection/Tables, behind the
-- community. All of it can be made again from the journal.

-- One row a community, locked by whoever writes its tables. The version is Tables.VERSION.
create table standing (
  community uuid primary key,
  version int not null
);

-- Up to where each stream has been followed, and the stream's hash there.
create table watermark (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  seq bigint not null,
  hash text not null,
  primary key (community, replica, epoch)
);

create table event (
  community uuid not null, event text not null, name text not null, place text not null,
  starts_at timestamptz not null, ends_at timestamptz not null,
  primary key (community, event)
);

-- Sorted as the tables of a box sort: by code points.
create table person (
  community uuid not null, person text not null, name text not null, email text not null,
  organisation text not null, sort_name text collate "C" not null, words text collate "C" not null,
  primary key (community, person)
);

create table guest (
  community uuid not null, invitation text collate "C" not null, event text not null,
  person text not null, first_timer boolean not null, inviter text, people int not null,
  source text not null, revoked boolean not null,
  primary key (community, invitation)
);
create index guest_of_event on guest (community, event);

create table admission (
  community uuid not null, admission text not null, invitation text collate "C" not null,
  guest int not null, station text not null, way text not null, at timestamptz not null,
  trusted boolean not null, undone boolean not null, effective boolean not null,
  primary key (community, admission)
);
create index admission_of_invitation on admission (community, invitation);

create table badge (
  community uuid not null, job text not null, invitation text collate "C" not null,
  guest int not null, state text not null, reasons text not null,
  primary key (community, job)
);

-- The numbers from one to another, as H2 names them.
create function system_range(first bigint, last bigint) returns table (x bigint)
  language sql immutable as 'select generate_series(first, last)';

do $$
declare
  name text;
begin
  foreach name in array
      array['standing', 'watermark', 'event', 'person', 'guest', 'admission', 'badge'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy apart on %I'
      ' using (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
  end loop;
end $$;
