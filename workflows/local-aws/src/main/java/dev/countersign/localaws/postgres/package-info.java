@NullMarked
package dev.countersign.localaws.postgres;

import org.jspecify.annotations.NullMarked;
