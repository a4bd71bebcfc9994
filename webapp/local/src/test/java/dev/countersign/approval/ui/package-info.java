@NullMarked
package dev.countersign.approval.ui;

import org.jspecify.annotations.NullMarked;
