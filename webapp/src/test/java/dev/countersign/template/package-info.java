@NullMarked
package dev.countersign.template;

import org.jspecify.annotations.NullMarked;
