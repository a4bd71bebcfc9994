@NullMarked
package dev.countersign.approval.link;

import org.jspecify.annotations.NullMarked;
