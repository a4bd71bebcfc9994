/** What the page of failed deliveries shows of the intake. */
@NullMarked
package dev.countersign.intake.ui;

import org.jspecify.annotations.NullMarked;
