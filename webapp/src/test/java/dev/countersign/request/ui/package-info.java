@NullMarked
package dev.countersign.request.ui;

import org.jspecify.annotations.NullMarked;
