using System.ComponentModel.DataAnnotations;
using FluentMigrator;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Batches;

/// <summary>A data migration in batches, as its migration describes it. Only the engine can run it.</summary>
internal sealed class BatchExpression : MigrationExpressionBase, ISchemaExpression, IStatedEffects, IValidatableObject
{
    public required string Table { get; init; }

    public string? SchemaName { get; set; }

    /// <summary>The key as the migration names it; empty for the primary key.</summary>
    public IReadOnlyList<string> Key { get; set; } = [];

    public BatchPace Pace { get; set; } = new();

    /// <summary>The condition of the rows that are worked on; null for all.</summary>
    public string? Where { get; set; }

    public BatchErrorPolicy OnError { get; set; }

    /// <summary>What each batch does; null if the sentence is not complete.</summary>
    public BatchWork? Work { get; set; }

    public TableName Name => new(SchemaName, Table);

    public Effects Effects =>
        new([
            Work switch
            {
                BatchWork.Delete => new Effect(EffectKind.Delete, SchemaName, Table),
                BatchWork.Copy copy => new Effect(EffectKind.Insert, SchemaName, copy.Table),
                _ => new Effect(EffectKind.Update, SchemaName, Table),
            },
        ]);

    /// <summary>The engine runs it batch by batch, and never passes it to a processor.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BatchesUnsupported"/>.</exception>
    public override void ExecuteWith(IMigrationProcessor processor) => throw BatchErrors.OtherRunner(Table);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Work is null)
            yield return new ValidationResult($"Batches.Over(\"{Table}\") does not say what to do: Update, Copy or Delete");
        foreach (var (method, sql) in Work?.Texts ?? [])
        {
            if (SqlFragment.FaultOf(sql) is { } fault)
                yield return new ValidationResult($"the SQL of {method} {fault}");
        }

        if (Where is not null && SqlFragment.FaultOf(Where) is { } wrong)
            yield return new ValidationResult($"the SQL of Where {wrong}");
        if (Work is BatchWork.Copy { Columns.Count: 0 } or BatchWork.Compute { Columns.Count: 0 })
            yield return new ValidationResult("it names no column");
    }
}
