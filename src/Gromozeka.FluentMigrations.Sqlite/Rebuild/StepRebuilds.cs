using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>The rebuilds of one step: which alterations need one, and which of them share it.</summary>
/// <param name="session">Answers what the schema is.</param>
/// <param name="options">What the host allows.</param>
/// <param name="clause">Writes columns.</param>
/// <param name="isWrittenElsewhere">Whether a key is, or will be, part of the statement that makes its table or its column.</param>
/// <param name="isIndexedUnique">Whether the step makes a unique index on a column, which then needs no UNIQUE of its own.</param>
internal sealed class StepRebuilds(
    SqliteSession session,
    SqliteDatabaseOptions options,
    Sql.ColumnClause clause,
    Func<IMigrationExpression, bool> isWrittenElsewhere,
    Func<string, ColumnDefinition, bool> isIndexedUnique)
{
    private readonly RebuildNeed _need = new(session, clause, isWrittenElsewhere, isIndexedUnique);
    private readonly RebuildPlanner _planner = new(session, options, clause, isWrittenElsewhere, isIndexedUnique);
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
        foreach (var group in _groups.Where(IsUntouched))
        {
            var isRebuilt = group.Members.Any(_need.Of);
            if (isRebuilt ? !session.IsPreparedForRebuilds : !group.Members.Any(member => member is AlterColumnExpression))
                continue;
            if (TryPlan(group) is not { } rebuild)
                continue;
            _checked.Add(group);
            var checks = Preflight.Of(rebuild, options.AllowLossyCasts);
            foreach (var check in isRebuilt ? checks.Prepend(FreeSpace.Check(rebuild, options.FreeBytes)) : checks)
                yield return check with { Operation = operations.IndexOf(group.Members[0]) + 1 };
        }
    }

    /// <summary>The rebuild that an alteration starts; for Alter.Column, what SQLite does instead.</summary>
    /// <returns>The commands, empty when nothing is left to do; null when SQLite has a statement for the alteration that is written elsewhere.</returns>
    /// <exception cref="DatabaseOperationNotSupportedException">The change cannot be made.</exception>
    public IReadOnlyList<DatabaseCommand>? Take(IMigrationExpression alteration)
    {
        if (_done.Contains(alteration))
            return [];
        var group = GroupOf(alteration);
        if (!group.Members.Any(_need.Of))
            return alteration is AlterColumnExpression alter ? [.. InPlace(group, alter)] : null;
        if (!session.PrepareForRebuilds())
        {
            throw new OperationRefusedException(
                $"SQLite cannot make this change of table {group.Table} in place, and rebuilding the table takes the step's own transaction, "
                + "with foreign keys off before it begins",
                "leave TransactionBehavior.None and BEGIN out of the migration, and run it outside any other transaction");
        }

        ShadowTables.Refuse(session, group.Schema, group.Table);
        var rebuild = _planner.Plan(group);
        _done.UnionWith(group.Members);
        if (!rebuild.KeepsNumbers)
            session.Renumbers(rebuild);
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

    /// <summary>SQLite says of rows in the way no more than "constraint failed": they are looked for before.</summary>
    private IEnumerable<DatabaseCommand> InPlace(AlterationGroup group, AlterColumnExpression alter)
    {
        var isChecked = _checked.Any(known => known.Members.Contains(alter, ReferenceEqualityComparer.Instance));
        var checks = isChecked ? [] : Preflight.Of(_planner.Plan(group with { Members = [alter] }), options.AllowLossyCasts);
        return checks.Concat(NotNull.Commands(session, clause, alter)!);
    }

    private IEnumerable<DatabaseCommand> Commands(AlterationGroup group, TableRebuild rebuild)
    {
        var checks = _checked.Any(known => ReferenceEquals(known.Members[0], group.Members[0])) ? [] : Preflight.Of(rebuild, options.AllowLossyCasts);
        return checks.Prepend(FreeSpace.Check(rebuild, options.FreeBytes)).Concat(RebuildCommands.Of(session, rebuild));
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
    private static bool MayPrepare(IMigrationExpression earlier, IMigrationExpression later) => (earlier, later) switch
    {
        (InsertDataExpression or UpdateDataExpression or DeleteDataExpression or AlterTableExpression, _) => false,
        (AlterColumnExpression one, AlterColumnExpression other) when !Names.Same(one.Column.Name, other.Column.Name) => false,
        (CreateIndexExpression or DeleteIndexExpression, AlterColumnExpression) => false,
        _ => TableOf(earlier) is not { } table || Alteration.SameTable(table, Alteration.Of(later)!.Value),
    };
}
