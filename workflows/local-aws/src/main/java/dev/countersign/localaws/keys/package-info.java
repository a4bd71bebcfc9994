@NullMarked
package dev.countersign.localaws.keys;

import org.jspecify.annotations.NullMarked;
