@NullMarked
package dev.countersign.insight.ui;

import org.jspecify.annotations.NullMarked;
