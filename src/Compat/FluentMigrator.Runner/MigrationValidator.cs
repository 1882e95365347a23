using FluentMigrator.Expressions;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Exceptions;
using FluentMigrator.Validation;

using Microsoft.Extensions.Logging;

namespace FluentMigrator.Runner;

/// <summary>Completes recorded expressions by the conventions and checks them.</summary>
public class MigrationValidator
{
    private readonly ILogger _logger;
    private readonly IConventionSet _conventions;
    private readonly IMigrationExpressionValidator _validator;

    /// <param name="logger">Where faults are logged.</param>
    /// <param name="conventions">What names the nameless.</param>
    /// <param name="validator">What checks; null for the default.</param>
    public MigrationValidator(ILogger<MigrationValidator> logger, IConventionSet conventions, IMigrationExpressionValidator validator = null)
    {
        _logger = logger;
        _conventions = conventions;
        _validator = validator ?? new DefaultMigrationExpressionValidator(serviceProvider: null);
    }

    /// <exception cref="InvalidMigrationException">An expression is incomplete or contradicts itself.</exception>
    public void ApplyConventionsToAndValidateExpressions(IMigration migration, IEnumerable<IMigrationExpression> expressions)
    {
        var faults = expressions.Apply(_conventions)
            .SelectMany(expression => _validator.Validate(expression).Select(fault => $"{expression.GetType().Name}: {fault.ErrorMessage}"))
            .ToList();
        if (faults.Count == 0)
            return;
        var error = new InvalidMigrationException(migration, string.Join(" ", faults));
        _logger.LogError(error, "{Message}", error.Message);
        throw error;
    }
}
