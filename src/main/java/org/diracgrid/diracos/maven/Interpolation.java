package org.diracgrid.diracos.maven;

import java.io.File;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/** Replaces {@code ${…}} as Maven does in a plugin's parameters. */
final class Interpolation implements UnaryOperator<String> {
  private final PluginParameterExpressionEvaluator evaluator;

  Interpolation(MavenSession session, MojoExecution execution) {
    evaluator = new PluginParameterExpressionEvaluator(session, execution);
  }

  /** The text with what Maven knows replaced; what it does not know stays as it is. */
  @Override
  public String apply(String text) {
    if (!text.contains("${")) {
      return text;
    }
    try {
      // Maven gives only what is of the type asked for, and a folder of the project is a File.
      for (Class<?> type : List.of(String.class, File.class)) {
        Object value = evaluator.evaluate(text, type);
        if (value != null) {
          return value.toString();
        }
      }
      return text;
    } catch (ExpressionEvaluationException e) {
      return text;
    }
  }
}
