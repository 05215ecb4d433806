package dev.foyer.printer;

/// ESC/POS on a device file.
class EscPosOverDeviceTest extends EscPosOverSerialTest {
  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
