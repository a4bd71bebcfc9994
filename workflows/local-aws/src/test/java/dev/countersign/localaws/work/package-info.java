@NullMarked
package dev.countersign.localaws.work;

import org.jspecify.annotations.NullMarked;
