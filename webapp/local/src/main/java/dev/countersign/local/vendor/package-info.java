/** A vendor of trips and goods on this machine, with faults that can be switched on: what automated steps call when they are tried out. */
@NullMarked
package dev.countersign.local.vendor;

import org.jspecify.annotations.NullMarked;
