package dev.foyer.domain;

/// One guest: an invitation and which of its people, 0 being the person it names.
public record GuestId(InvitationId invitation, int index) implements Comparable<GuestId> {
  public GuestId {
    if (index < 0 || index >= Terms.MAX_PEOPLE) {
      throw new IllegalArgumentException("no such guest of an invitation: " + index);
    }
  }

  @Override
  public int compareTo(GuestId other) {
    int byInvitation = invitation.compareTo(other.invitation);
    return byInvitation != 0 ? byInvitation : Integer.compare(index, other.index);
  }
}
