@NullMarked
package dev.countersign.definitions.form;

import org.jspecify.annotations.NullMarked;
