using System.ComponentModel.DataAnnotations;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Validation;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>Runs the code of a migration, which only records operations, and validates these. Writes nothing.</summary>
/// <param name="session">The database that the migration queries.</param>
/// <param name="services">The services of the host.</param>
/// <param name="conventions">Completes the names that a migration omits.</param>
/// <param name="validator">The host's own validator; null for FluentMigrator's.</param>
/// <param name="connectionString">The connection string that migrations see; null for that of the session.</param>
internal sealed class StepRecorder(
    IDatabaseSession session,
    IServiceProvider services,
    IConventionSet conventions,
    IMigrationExpressionValidator? validator = null,
    string? connectionString = null
)
{
    private readonly IMigrationExpressionValidator _validator = validator ?? new DefaultMigrationExpressionValidator(services);

    /// <param name="step">The step.</param>
    /// <param name="migration">An instance of its class that has not run yet.</param>
    /// <param name="readsRevision">Whether the revision of the schema is read first.</param>
    public RecordedStep Record(PreparedStep step, IMigration migration, bool readsRevision = true)
    {
        long? revision = readsRevision ? session.SchemaRevision() : null;
        // The collector is passed as the context's QuerySchema, because IfDatabase asks a processor for the database type, and silently
        // drops its block if it gets anything else.
        var collector = session.NewCollector();
        var context = new MigrationContext(
            collector,
            new MigrationServices(step.Type, services),
            connectionString ?? session.ConnectionString
        );
        try
        {
            if (step.Direction == StepDirection.Up)
                migration.GetUpExpressions(context);
            else
                migration.GetDownExpressions(context);
        }
        catch (Exception cause) when (cause is not MigrationException)
        {
            throw RecordingErrors.Failed(step, cause);
        }

        var isDataDependent = collector.HasAnswered;
        // Passed as a sequence: the overload for a single expression would treat the list as one.
        IEnumerable<IMigrationExpression> recorded = context.Expressions;
        var expressions = recorded.Apply(conventions).ToList();
        Validate(step, expressions);
        ScriptSources.Check(step, expressions, services);
        collector.Announce(expressions);
        return new RecordedStep(expressions, collector, isDataDependent, revision);
    }

    /// <summary>The fingerprint of a recorded step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="recorded">Its operations.</param>
    public StepFingerprint FingerprintOf(PreparedStep step, RecordedStep recorded)
    {
        using var text = new FingerprintText();
        var operations = new OperationText(text, operation => ScriptSources.Texts(operation, step.Type.Assembly, services));
        foreach (var operation in recorded.Expressions)
            operations.Write(operation);
        return text.ToFingerprint(recorded.IsDataDependent);
    }

    private void Validate(PreparedStep step, IReadOnlyList<IMigrationExpression> expressions)
    {
        var errors = expressions
            .SelectMany(
                (expression, index) =>
                    Validate(expression).Select(result => $"operation {index + 1}, {expression.GetType().Name}: {result.ErrorMessage}")
            )
            .ToList();
        if (errors.Count > 0)
            throw RecordingErrors.Invalid(step, errors);
    }

    private IEnumerable<ValidationResult> Validate(IMigrationExpression expression) =>
        _validator.GetType() == typeof(DefaultMigrationExpressionValidator) && ExpressionValidity.IsCertain(expression, services)
            ? []
            : _validator.Validate(expression);
}
