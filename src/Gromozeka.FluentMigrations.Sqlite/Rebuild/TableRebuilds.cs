using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>The rebuilds of one step: which alterations need one, and which of them share it.</summary>
/// <param name="session">Answers what the schema is.</param>
/// <param name="options">What the host allows.</param>
/// <param name="isWrittenElsewhere">Whether a key is, or will be, part of the statement that makes its table or its column.</param>
/// <param name="isIndexedUnique">Whether the step makes a unique index on a column, which then needs no UNIQUE of its own.</param>
internal sealed class TableRebuilds(
    SqliteSession session,
    SqliteDatabaseOptions options,
    Func<IMigrationExpression, bool> isWrittenElsewhere,
    Func<string, ColumnDefinition, bool> isIndexedUnique)
{
    private const string Statistics = "SELECT count(*) FROM {0}.sqlite_stat1 WHERE lower(tbl) = lower(@p0)";

    private readonly RebuildNeed _need = new(session, isWrittenElsewhere, isIndexedUnique);
    private readonly RebuildPlanner _planner = new(session, options, isWrittenElsewhere, isIndexedUnique);
    private readonly HashSet<IMigrationExpression> _done = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<AlterationGroup> _checked = new(ReferenceEqualityComparer.Instance);
    private IReadOnlyList<IMigrationExpression> _step = [];
    private IReadOnlyList<AlterationGroup> _groups = [];

    /// <summary>Whether any of the step needs a rebuild, or may need one by what stands before it.</summary>
    public bool AreNeeded => _groups.SelectMany(group => group.Members)
        .Any(member => RebuildNeed.DependsOnSchema(member) && Before(member).Any(earlier => MayPrepare(earlier, member)) || _need.Of(member));

    public void Announce(IReadOnlyList<IMigrationExpression> step)
    {
        _step = step;
        _groups = AlterationGroup.Split(step);
    }

    /// <summary>
    /// The checks of the rows that no earlier statement of the step can change, to be made before anything is written.
    /// </summary>
    public IEnumerable<DatabaseCommand> EarlyChecks()
    {
        var operations = _step.ToList();
        if (!session.IsPreparedForRebuilds)
            yield break;
        foreach (var group in _groups.Where(group => IsUntouched(group) && group.Members.Any(_need.Of)))
        {
            if (TryPlan(group) is not { } rebuild)
                continue;
            _checked.Add(group);
            foreach (var check in Preflight.Of(rebuild, options.AllowLossyCasts).Prepend(FreeSpace.Check(rebuild, options.FreeBytes)))
                yield return check with { Operation = operations.IndexOf(group.Members[0]) + 1 };
        }
    }

    /// <summary>The rebuild that an alteration starts.</summary>
    /// <returns>Its commands, empty when an earlier alteration's rebuild made this one, too; null when SQLite has a statement for it.</returns>
    /// <exception cref="DatabaseOperationNotSupportedException">The change cannot be made.</exception>
    public IReadOnlyList<DatabaseCommand>? Take(IMigrationExpression alteration)
    {
        if (_done.Contains(alteration))
            return [];
        var group = GroupOf(alteration);
        if (!group.Members.Any(_need.Of))
            return null;
        if (!session.IsPreparedForRebuilds)
        {
            throw new DatabaseOperationNotSupportedException(
                $"SQLite cannot make this change of table {group.Table} in place, and rebuilding the table takes the step's own transaction, "
                + "with foreign keys off before it begins. Leave TransactionBehavior.None and BEGIN out of the migration, and run it outside any other transaction.");
        }

        var rebuild = _planner.Plan(group);
        _done.UnionWith(group.Members);
        if (!rebuild.KeepsNumbers)
            session.Renumbers(rebuild.Table.Name);
        return [.. Commands(group, rebuild)];
    }

    /// <summary>The alteration and what is left of its group; it alone, when it was never announced.</summary>
    private AlterationGroup GroupOf(IMigrationExpression alteration)
    {
        var table = Alteration.Of(alteration)!.Value;
        return _groups.FirstOrDefault(group => group.Members.Contains(alteration, ReferenceEqualityComparer.Instance)) is { } group
            ? group with { Members = [.. group.Members.SkipWhile(member => !ReferenceEquals(member, alteration))] }
            : new AlterationGroup(table.Schema, table.Table, [alteration]);
    }

    /// <summary>What cannot be made is refused in its own turn, where the error says which operation it is.</summary>
    private TableRebuild? TryPlan(AlterationGroup group)
    {
        try
        {
            return _planner.Plan(group);
        }
        catch (DatabaseOperationNotSupportedException)
        {
            return null;
        }
    }

    private IEnumerable<DatabaseCommand> Commands(AlterationGroup group, TableRebuild rebuild)
    {
        var table = rebuild.Table;
        var checks = _checked.Any(known => ReferenceEquals(known.Members[0], group.Members[0])) ? [] : Preflight.Of(rebuild, options.AllowLossyCasts);
        return checks
            .Prepend(FreeSpace.Check(rebuild, options.FreeBytes))
            .Concat(RebuildScript.Write(rebuild, Breakage.Read(session, table.Schema), session.Number("PRAGMA legacy_alter_table") != 0, HasStatistics(table)));
    }

    private bool HasStatistics(StoredTable table)
    {
        var schema = Sql.SqliteQuoter.Instance.Quote(table.Schema);
        return session.Number($"SELECT count(*) FROM {schema}.sqlite_master WHERE name = 'sqlite_stat1'") > 0
            && session.Number(Statistics.Replace("{0}", schema, StringComparison.Ordinal), table.Name) > 0;
    }

    /// <summary>Whether nothing before a group may touch its table or any rows: only changes of other tables' shape.</summary>
    private bool IsUntouched(AlterationGroup group) => Before(group.Members[0])
        .All(expression => expression is AlterTableExpression || TableOf(expression) is { } table && !Alteration.SameTable(table, (group.Schema, group.Table)));

    private IEnumerable<IMigrationExpression> Before(IMigrationExpression expression) =>
        _step.TakeWhile(earlier => !ReferenceEquals(earlier, expression));

    private static (string?, string)? TableOf(IMigrationExpression expression) => expression switch
    {
        CreateTableExpression create => (create.SchemaName, create.TableName),
        CreateIndexExpression create => (create.Index.SchemaName, create.Index.TableName),
        DeleteIndexExpression delete => (delete.Index.SchemaName, delete.Index.TableName),
        _ => Alteration.Of(expression),
    };

    /// <summary>Whether an expression may change what another one finds.</summary>
    private static bool MayPrepare(IMigrationExpression earlier, IMigrationExpression later) =>
        earlier is not (InsertDataExpression or UpdateDataExpression or DeleteDataExpression)
        && (TableOf(earlier) is not { } table || Alteration.SameTable(table, Alteration.Of(later)!.Value));
}
