@NullMarked
package dev.countersign.deploy;

import org.jspecify.annotations.NullMarked;
