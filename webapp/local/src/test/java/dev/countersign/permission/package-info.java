/** What the product calls of AWS is what the templates of CloudFormation permit. */
@NullMarked
package dev.countersign.permission;

import org.jspecify.annotations.NullMarked;
