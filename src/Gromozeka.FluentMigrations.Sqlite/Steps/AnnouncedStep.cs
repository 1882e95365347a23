using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Steps;

/// <summary>All operations of a step, in order, because the SQL of an operation can depend on the ones around it.</summary>
internal sealed class AnnouncedStep
{
    private readonly Effects[] _effects;

    /// <param name="expressions">The operations.</param>
    /// <param name="earlier">What was announced to the same collector before, so that keys already written stay written; null if nothing
    /// was.</param>
    public AnnouncedStep(IReadOnlyList<IMigrationExpression> expressions, AnnouncedStep? earlier = null)
    {
        Expressions = expressions;
        _effects = [.. expressions.Select(Effects.Of)];
        Keys = new StepKeys(this, earlier?.Keys);
    }

    /// <summary>Nothing was announced.</summary>
    public static AnnouncedStep Nothing { get; } = new([]);

    /// <summary>The operations.</summary>
    public IReadOnlyList<IMigrationExpression> Expressions { get; }

    /// <summary>The keys that are written with their tables and columns.</summary>
    public StepKeys Keys { get; }

    /// <summary>What each operation does, next to it.</summary>
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> All => Expressions.Zip(_effects);

    /// <summary>The operations before an operation, in order.</summary>
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> Before(IMigrationExpression expression) =>
        All.TakeWhile(other => !ReferenceEquals(other.Expression, expression));

    /// <summary>The operations after an operation, in order; empty if it was not announced.</summary>
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> After(IMigrationExpression expression) =>
        All.SkipWhile(other => !ReferenceEquals(other.Expression, expression)).Skip(1);

    /// <summary>The position of an operation, starting at 1.</summary>
    public int NumberOf(IMigrationExpression expression) => Before(expression).Count() + 1;

    /// <summary>Whether the step creates a unique index on a single column, which then needs no UNIQUE of its own.</summary>
    public bool IsIndexedUnique(string table, ColumnDefinition column) =>
        Expressions
            .OfType<CreateIndexExpression>()
            .Select(expression => expression.Index)
            .Any(index =>
                index.IsUnique
                && Names.SameWritten(index.TableName, table)
                && index.Columns.Count == 1
                && Names.SameWritten(index.Columns.First().Name, column.Name)
            );
}
