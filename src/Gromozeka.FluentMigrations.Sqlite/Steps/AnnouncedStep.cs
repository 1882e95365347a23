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
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> All => Range(0, Expressions.Count);

    /// <summary>The operations before an operation, in order; all if it was not announced.</summary>
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> Before(IMigrationExpression expression) =>
        Range(0, PositionOf(expression));

    /// <summary>The operations after an operation, in order; empty if it was not announced.</summary>
    public IEnumerable<(IMigrationExpression Expression, Effects Effects)> After(IMigrationExpression expression) =>
        Range(PositionOf(expression) + 1, Expressions.Count);

    /// <summary>The position of an operation, starting at 1.</summary>
    public int NumberOf(IMigrationExpression expression) => PositionOf(expression) + 1;

    /// <summary>What the operation at a position does; the first position is 0.</summary>
    public Effects EffectsAt(int position) => _effects[position];

    /// <summary>Where an operation is, from 0; behind all if it was not announced.</summary>
    public int PositionOf(IMigrationExpression expression) =>
        Positions.TryGetValue(expression, out var position) ? position : Expressions.Count;

    /// <summary>Whether the step creates a unique index on a single column, which then needs no UNIQUE of its own.</summary>
    public bool IsIndexedUnique(string table, ColumnDefinition column) =>
        IndexedUnique.Contains((Names.FoldWritten(table), Names.FoldWritten(column.Name)));

    // Read only when asked for: most steps have few operations, and nothing looks around in them.
    private Dictionary<IMigrationExpression, int> Positions => field ??= ReadPositions();

    private HashSet<(string Table, string Column)> IndexedUnique => field ??= ReadIndexedUnique();

    private Dictionary<IMigrationExpression, int> ReadPositions()
    {
        var positions = new Dictionary<IMigrationExpression, int>(ReferenceEqualityComparer.Instance);
        for (var position = 0; position < Expressions.Count; position++)
            positions.TryAdd(Expressions[position], position);
        return positions;
    }

    private HashSet<(string Table, string Column)> ReadIndexedUnique() =>
        Expressions
            .OfType<CreateIndexExpression>()
            .Select(expression => expression.Index)
            .Where(index => index.IsUnique && index.Columns.Count == 1)
            .Select(index => (Names.FoldWritten(index.TableName), Names.FoldWritten(index.Columns.First().Name)))
            .ToHashSet();

    private IEnumerable<(IMigrationExpression Expression, Effects Effects)> Range(int from, int to)
    {
        for (var position = from; position < to; position++)
            yield return (Expressions[position], _effects[position]);
    }
}
