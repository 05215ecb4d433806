package dev.foyer.printer;

/// EPL2 on a device file.
class EplOverDeviceTest extends EplOverSerialTest {
  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
