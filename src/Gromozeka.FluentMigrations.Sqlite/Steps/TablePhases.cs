using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Steps;

/// <summary>
/// Finds the keys that a step adds to a table while it is sure to be the table that the step has created, and to be empty. Reads the step
/// once, however many tables it creates.
/// </summary>
internal sealed class TablePhases
{
    private readonly AnnouncedStep _step;
    private readonly Dictionary<string, List<int>> _keys = [];
    private readonly Dictionary<string, List<int>> _inserts = [];

    /// <summary>The positions behind which a name may mean another table.</summary>
    private readonly List<int> _changesOfNames = [];

    public TablePhases(AnnouncedStep step)
    {
        _step = step;
        for (var position = 0; position < step.Expressions.Count; position++)
        {
            if (step.Expressions[position] is CreateForeignKeyExpression foreign)
                Add(_keys, foreign.ForeignKey.ForeignTable, position);
            else if (step.Expressions[position] is CreateConstraintExpression constraint)
                Add(_keys, constraint.Constraint.TableName, position);
        }

        if (_keys.Count > 0)
            ReadChanges();
    }

    /// <summary>
    /// The keys that are added to a table after its creation, up to the point where the table may no longer be the same, or may have rows:
    /// a key that existed before these rows would number NULLs, and rows of other tables could delete them by a cascade.
    /// </summary>
    public IEnumerable<T> KeysAfter<T>(CreateTableExpression table)
    {
        if (_keys.Count == 0 || !_keys.TryGetValue(Names.FoldWritten(table.TableName), out var keys))
            return [];
        var start = _step.PositionOf(table);
        var end = Math.Min(Next(_changesOfNames, start), Next(_inserts.GetValueOrDefault(Names.FoldWritten(table.TableName)), start));
        return keys.SkipWhile(position => position <= start)
            .TakeWhile(position => position < end)
            .Select(position => _step.Expressions[position])
            .OfType<T>();
    }

    private void ReadChanges()
    {
        for (var position = 0; position < _step.Expressions.Count; position++)
        {
            var effects = _step.EffectsAt(position);
            if (effects.MayBeAny || effects.Touch(EffectKind.Drop, EffectKind.Rename, EffectKind.DropColumn, EffectKind.RenameColumn))
                _changesOfNames.Add(position);
            foreach (var insert in effects.Tables.Where(one => one.Kind == EffectKind.Insert))
                Add(_inserts, insert.Table, position);
        }
    }

    private static void Add(Dictionary<string, List<int>> positions, string table, int position)
    {
        var name = Names.FoldWritten(table);
        if (!positions.TryGetValue(name, out var list))
            positions[name] = list = [];
        list.Add(position);
    }

    /// <summary>The first position behind another; the end if there is none.</summary>
    private static int Next(List<int>? positions, int start)
    {
        if (positions is null)
            return int.MaxValue;
        var found = positions.BinarySearch(start + 1);
        var index = found < 0 ? ~found : found;
        return index < positions.Count ? positions[index] : int.MaxValue;
    }
}
