-- The journal. Every table is keyed by its community first, every statement names the community, and
-- no transaction touches two: any engine that places rows by that column can carry this.
-- Ids are 16 bytes, which is what uuid holds; an epoch is 64 bits, read as signed.

-- How far each stream goes. Its row is locked while facts are added to a stream that several
-- processes may learn at once, so that a stream has no gap and its facts become visible in order.
create table stream (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  seq bigint not null,
  signed bigint not null default 0,
  primary key (community, replica, epoch)
) with (fillfactor = 50);

create table fact (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  seq bigint not null check (seq >= 1),
  envelope bytea not null,
  primary key (community, replica, epoch, seq)
) partition by hash (community);

-- Where authors signed that their streams ended.
create table signed_head (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  seq bigint not null,
  hash bytea not null,
  signature bytea not null,
  primary key (community, replica, epoch, seq)
);

-- What bears the identity of another fact and says something else.
create table fork (
  community uuid not null,
  replica uuid not null,
  epoch bigint not null,
  seq bigint not null,
  digest bytea not null,
  envelope bytea not null,
  primary key (community, replica, epoch, seq, digest)
);

-- One row a community: whoever has locked it changes what has to be looked at first.
create table turn (
  community uuid primary key
);

-- The community that is meant where none is named: the first one that was founded here. Its id is
-- the only thing that is seen from outside a community.
create table home (
  one boolean primary key default true check (one),
  community uuid not null
);

-- Rows are seen and written by the community that the transaction has named, also by their owner.
-- What has no policy cannot be done: facts, heads and forks are never changed or deleted.
do $$
declare
  name text;
begin
  for part in 0..15 loop
    execute format(
      'create table fact_%s partition of fact for values with (modulus 16, remainder %s)',
      part, part);
    -- Nobody reaches a partition but through the table.
    execute format('alter table fact_%s enable row level security', part);
    execute format('alter table fact_%s force row level security', part);
  end loop;
  foreach name in array array['stream', 'fact', 'signed_head', 'fork', 'turn'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy seen on %I for select'
      ' using (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
    execute format(
      'create policy written on %I for insert'
      ' with check (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
  end loop;
  foreach name in array array['stream', 'turn'] loop
    execute format(
      'create policy changed on %I for update'
      ' using (community = nullif(current_setting(''app.community'', true), '''')::uuid)', name);
  end loop;
end $$;
