package dev.foyer.printer.sim;

import dev.foyer.printer.Label;

/// What a simulated printer makes of the bytes that arrive: one language's commands and answers.
/// Called with the printer's lock held.
interface Firmware {
  void take(byte[] bytes);

  /// The power went.
  void forget();

  /// Something happened to the mechanics that a printer of this language may tell by itself.
  default void on(Event event) {}

  /// What happens to the mechanics.
  enum Event {
    /// The paper moves.
    STARTED,
    /// A label came out whole.
    CAME_OUT,
    /// Something holds the printer up.
    STOPPED,
    /// Nothing does any more.
    RESUMED,
    /// The print head rests because it is hot.
    COOLING,
    /// It has rested.
    COOLED
  }

  /// The mechanics, as a firmware sees them.
  interface Machine {
    /// Queues a label for the motor.
    void print(Label label);

    /// Lets the label that moves be finished and drops what waits behind it.
    void cancel();

    void say(byte[] answer);

    /// So many letters come out that belong to no label.
    default void spoil(int letters) {}

    /// Runs the line at another speed, once what was said is out.
    default void speed(int baud) {}

    /// Keeps the line's speed when the power goes.
    default void keepSpeed() {}

    /// Its serial number.
    ///
    /// @param usual for all that were given none
    default String number(String usual) {
      return usual;
    }

    boolean has(Fault fault);

    /// Whether the roll is empty, by its end or by a fault.
    boolean paperOut();

    /// Whether anything holds the printer up.
    boolean stopped();

    /// Whether the paper moves.
    boolean printing();

    /// Labels that arrived and have not come out.
    int waiting();

    /// What the label counter shows.
    long count();
  }
}
