package dev.foyer.domain;

/// One process's run of facts: a community, the replica that wrote them and the random epoch that
/// the process minted at its start, so that a restored image never reuses a number.
public record StreamId(CommunityId community, ReplicaId replica, long epoch)
    implements Comparable<StreamId> {
  @Override
  public int compareTo(StreamId other) {
    int byCommunity = community.compareTo(other.community);
    if (byCommunity != 0) {
      return byCommunity;
    }
    int byReplica = replica.compareTo(other.replica);
    return byReplica != 0 ? byReplica : Long.compareUnsigned(epoch, other.epoch);
  }
}
