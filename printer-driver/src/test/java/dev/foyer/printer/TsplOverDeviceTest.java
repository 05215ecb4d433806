package dev.foyer.printer;

/// TSPL2 on a device file.
class TsplOverDeviceTest extends TsplOverSerialTest {
  @Override
  Cable cable() {
    return Cable.DEVICE;
  }
}
