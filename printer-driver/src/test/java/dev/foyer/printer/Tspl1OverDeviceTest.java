package dev.foyer.printer;

/// The older TSPL on a device file.
class Tspl1OverDeviceTest extends Tspl1OverSerialTest {
  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
