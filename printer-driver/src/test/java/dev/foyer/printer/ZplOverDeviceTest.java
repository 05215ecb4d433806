package dev.foyer.printer;

/// ZPL on a device file.
class ZplOverDeviceTest extends ZplOverSerialTest {
  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
