@NullMarked
package dev.countersign.localaws.store;

import org.jspecify.annotations.NullMarked;
