using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>The rebuilds of one step: determines which alterations need one, and which of them share it.</summary>
/// <param name="session">Answers questions about the schema.</param>
/// <param name="options">What the host allows.</param>
/// <param name="clause">Writes columns.</param>
/// <param name="step">The step.</param>
internal sealed class StepRebuilds(SqliteSession session, SqliteDatabaseOptions options, ColumnClause clause, AnnouncedStep step)
{
    private readonly RebuildNeed _need = new(session, clause, step);
    private readonly IReadOnlyList<AlterationGroup> _groups = AlterationGroup.Split(step, clause);
    private readonly HashSet<IMigrationExpression> _done = new(ReferenceEqualityComparer.Instance);
    private readonly List<AlterationGroup> _checked = [];
    private (AlterationGroup Group, TableRebuild Rebuild)? _first;

    /// <summary>Whether any part of the step needs a rebuild, or may need one because of earlier operations.</summary>
    public bool AreNeeded =>
        _groups.SelectMany(group => group.Members).Any(member => IsPrepared(member.Expression) || _need.Of(member.Expression));

    /// <summary>The row checks whose results no earlier statement of the step can change. They run before anything is written.</summary>
    public IEnumerable<DatabaseCommand> EarlyChecks()
    {
        foreach (var group in _groups.Where(IsUntouched))
        {
            var isFirst = step.Before(group.Members[0].Expression).All(one => one.Effects.TouchNothing);
            var isRebuilt = NeedsRebuild(group);
            var isAsked =
                !isRebuilt ? group.Members.Any(member => member.Expression is AlterColumnExpression)
                : isFirst ? session.PrepareForRebuilds()
                : session.IsPreparedForRebuilds;
            if (!isAsked || TryPlan(group) is not { } rebuild)
                continue;
            if (isFirst && isRebuilt)
                _first = (group, rebuild);
            _checked.Add(group);
            foreach (var check in isRebuilt ? ChecksOfRebuild(rebuild) : ChecksInPlace(rebuild))
                yield return check with
                {
                    Operation = step.NumberOf(group.Members[0].Expression),
                };
        }
    }

    /// <summary>The rebuild that begins with an alteration; for Alter.Column, SQLite's own statement if possible.</summary>
    /// <returns>The commands, empty if nothing is left to do; null if SQLite has a statement for the alteration that is written
    /// elsewhere.</returns>
    /// <exception cref="DatabaseOperationNotSupportedException">The change cannot be applied.</exception>
    public IReadOnlyList<DatabaseCommand>? Take(IMigrationExpression alteration)
    {
        if (_done.Contains(alteration))
            return [];
        if (_first is { } first && ReferenceEquals(first.Group.Members[0].Expression, alteration))
        {
            ShadowTables.Refuse(session, first.Group.Table.Schema, first.Group.Table.Table);
            return Rebuild(first.Group, first.Rebuild, []);
        }

        var group = GroupOf(alteration);
        if (!NeedsRebuild(group))
            return alteration is AlterColumnExpression alter ? [.. InPlace(group, alter)] : null;
        if (!session.PrepareForRebuilds())
        {
            throw new OperationRefusedException(
                $"SQLite cannot make this change to table {group.Table.Table} in place, and a rebuild needs the step's own transaction, "
                    + "with foreign keys turned off before it begins",
                "remove TransactionBehavior.None and BEGIN from the migration, and run it outside any other transaction"
            );
        }

        ShadowTables.Refuse(session, group.Table.Schema, group.Table.Table);
        var rebuild = Plan(group);
        var isChecked = _checked.Any(known => ReferenceEquals(known.Members[0].Expression, alteration));
        return Rebuild(group, rebuild, isChecked ? [FreeSpace.Check(rebuild, options.FreeBytes)] : ChecksOfRebuild(rebuild));
    }

    private IEnumerable<CheckCommand> ChecksOfRebuild(TableRebuild rebuild) =>
        Preflight.Of(rebuild, options.AllowLossyCasts).Prepend(FreeSpace.Check(rebuild, options.FreeBytes));

    private IEnumerable<CheckCommand> ChecksInPlace(TableRebuild rebuild) =>
        Preflight.OfNotNull(rebuild).Concat(Preflight.Of(rebuild, options.AllowLossyCasts));

    private bool NeedsRebuild(AlterationGroup group) => group.Members.Any(member => _need.Of(member.Expression));

    /// <exception cref="DatabaseOperationNotSupportedException">The table does not exist, or an alteration cannot be applied.</exception>
    private TableRebuild Plan(AlterationGroup group)
    {
        var stored = StoredTable.Read(session, group.Table.Schema, group.Table.Table)
            ?? throw NearNames.NoTable(session, group.Table.Table);
        return TableRebuild.Plan(session, options, group.Members.Aggregate(TableDraft.Of(stored), (draft, edit) => edit.Apply(draft)));
    }

    /// <summary>An operation that cannot be applied is refused in its own turn, where the error names it.</summary>
    private TableRebuild? TryPlan(AlterationGroup group)
    {
        try
        {
            return Plan(group);
        }
        catch (DatabaseOperationNotSupportedException)
        {
            return null;
        }
    }

    private IReadOnlyList<DatabaseCommand> Rebuild(AlterationGroup group, TableRebuild rebuild, IEnumerable<DatabaseCommand> checks)
    {
        _done.UnionWith(group.Members.Select(member => member.Expression));
        session.Expect(rebuild);
        return [.. checks, .. RebuildScript.Of(session, rebuild)];
    }

    /// <summary>The alteration and the rest of its group; only the alteration if it was never announced.</summary>
    private AlterationGroup GroupOf(IMigrationExpression alteration)
    {
        if (_groups.FirstOrDefault(group => group.Contains(alteration)) is { } group)
            return group with { Members = [.. group.Members.SkipWhile(member => !ReferenceEquals(member.Expression, alteration))] };
        var edit = TableEdit.Of(alteration, Effects.Of(alteration), step, clause)!;
        return new AlterationGroup(edit.Table, [edit]);
    }

    /// <summary>SQLite only reports "constraint failed" for rows that do not fit, so they are searched for first.</summary>
    private IEnumerable<DatabaseCommand> InPlace(AlterationGroup group, AlterColumnExpression alter)
    {
        var isChecked = _checked.Any(known => known.Contains(alter));
        var checks = isChecked ? [] : ChecksInPlace(Plan(group with { Members = [group.Members[0]] }));
        return checks.Concat(NotNull.Commands(session, clause, alter)!);
    }

    /// <summary>Whether nothing before a group may touch its table or any rows, but only changes the shape of other tables.</summary>
    private bool IsUntouched(AlterationGroup group) =>
        step.Before(group.Members[0].Expression)
            .All(one => one.Effects.OnlyShape && !one.Effects.Tables.Any(table => TableEdit.SameTable(table, group.Table)));

    /// <summary>Whether earlier operations may change whether an alteration needs a rebuild.</summary>
    private bool IsPrepared(IMigrationExpression alteration) =>
        RebuildNeed.DependsOnSchema(alteration)
        && step.Before(alteration).Any(earlier => MayPrepare(earlier.Expression, earlier.Effects, alteration));

    /// <summary>Whether an operation may affect what a later one finds.</summary>
    private static bool MayPrepare(IMigrationExpression earlier, Effects effects, IMigrationExpression later) =>
        (earlier, later) switch
        {
            _ when effects.MayBeAny || effects.Touch(EffectKind.Drop, EffectKind.Rename, EffectKind.RenameColumn) => true,
            _ when effects.Touch(EffectKind.Insert, EffectKind.Update, EffectKind.Delete) => false,
            (AlterColumnExpression one, AlterColumnExpression other) when !Names.Same(one.Column.Name, other.Column.Name) => false,
            (_, AlterColumnExpression) when effects.Touch(EffectKind.Index) => false,
            _ => Effects.Of(later).Altered is { } altered && effects.Tables.Any(table => TableEdit.SameTable(table, altered)),
        };
}
