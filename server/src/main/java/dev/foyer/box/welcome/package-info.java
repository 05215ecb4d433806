/// What a guest is welcomed with: who invited them and whether that person is here, how many others
/// are here for the first time; and the fact that a host greeted them. May import domain,
/// projection, devices and platform.
@NullMarked
package dev.foyer.box.welcome;

import org.jspecify.annotations.NullMarked;
