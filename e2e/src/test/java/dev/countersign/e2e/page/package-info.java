@NullMarked
package dev.countersign.e2e.page;

import org.jspecify.annotations.NullMarked;
