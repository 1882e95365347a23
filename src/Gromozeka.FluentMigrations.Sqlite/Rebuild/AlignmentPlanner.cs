using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Plans the rebuild that gives a table the definition of another one. Additional columns stay, with their own constraints, and so do
/// defaults if the other definition has none.
/// </summary>
internal sealed class AlignmentPlanner(SqliteSession session, SqliteDatabaseOptions options)
{
    /// <exception cref="DatabaseOperationNotSupportedException">The table cannot be rebuilt in this way.</exception>
    public TableAlignment Plan(TableShape wanted)
    {
        ShadowTables.Refuse(session, null, wanted.Name.Name);
        var stored = StoredTable.Read(session, null, wanted.Name.Name) ?? throw NearNames.NoTable(session, wanted.Name.Name);
        var rebuild = TableRebuild.Plan(session, options, Draft(stored, wanted));
        session.Expect(rebuild);
        return new TableAlignment(
            FreeSpace.Check(rebuild, options.FreeBytes),
            [
                .. Preflight.OfNotNull(rebuild),
                .. Preflight.Of(rebuild, options.AllowLossyCasts, allowNullInKey: true),
                .. AlignmentChecks.Of(session, rebuild, wanted),
            ],
            RebuildScript.Of(session, rebuild)
        );
    }

    private static TableDraft Draft(StoredTable stored, TableShape wanted)
    {
        var before = TableDraft.Of(stored);
        var own = CreateTableParser.Parse(wanted.Sql);
        var draft = before.With(own.Replace(own.Name, before.Text.Name.Of(stored.Sql)));
        var extras = before.Text.Columns.Where(column => draft.Text.Find(column.Name) is null).ToList();
        draft = extras.Aggregate(draft, (text, column) => text.With(text.Text.AddColumn(Definition(before.Text, column, extras))));
        draft = before
            .Text.Constraints.Where(constraint => IsOf(constraint, before.Text, extras))
            .Aggregate(draft, (text, constraint) => text.With(text.Text.AddConstraint(constraint.Span.Of(stored.Sql))));
        draft = draft.Text.Columns.Aggregate(draft, (text, column) => KeepDefault(before.Text, text, column.Name));
        return draft with { Kept = [.. before.Kept.Where(name => draft.Text.Find(name)?.Has(ConstraintKind.Generated) == false)] };
    }

    /// <summary>An additional column as it is, but not as part of the table's key, and without conditions on other columns.</summary>
    private static string Definition(CreateTableText text, ColumnText column, IReadOnlyList<ColumnText> extras)
    {
        var alone = CreateTableParser.Parse($"CREATE TABLE t ({column.Span.Of(text.Sql)})");
        var dropped = column
            .Constraints.Index()
            .Where(one =>
                one.Item.Kind == ConstraintKind.PrimaryKey
                || one.Item.Kind == ConstraintKind.Check && !AreAll(MentionedBy(one.Item, text), extras)
            )
            .Select(one => one.Index)
            .Reverse();
        alone = dropped.Aggregate(alone, (rest, index) => CreateTableParser.Parse(rest.Remove(rest.Columns[0].Constraints[index].Span)));
        return alone.Columns[0].Span.Of(alone.Sql);
    }

    /// <summary>Whether a table constraint concerns only additional columns.</summary>
    private static bool IsOf(ConstraintText constraint, CreateTableText text, IReadOnlyList<ColumnText> extras) =>
        constraint.Kind switch
        {
            ConstraintKind.Check => AreAll(MentionedBy(constraint, text), extras),
            ConstraintKind.Unique or ConstraintKind.ForeignKey => AreAll(constraint.Columns, extras),
            _ => false,
        };

    private static List<string> MentionedBy(ConstraintText constraint, CreateTableText text) =>
        [.. text.Columns.Where(column => constraint.Mentions(column.Name)).Select(column => column.Name)];

    private static bool AreAll(IReadOnlyList<string> columns, IReadOnlyList<ColumnText> extras) =>
        columns.Count > 0 && columns.All(column => extras.Any(extra => Names.Same(extra.Name, column)));

    private static TableDraft KeepDefault(CreateTableText before, TableDraft draft, string column)
    {
        var wanted = draft.Column(column);
        return
            wanted.Has(ConstraintKind.Default)
            || wanted.Has(ConstraintKind.Generated)
            || before.Find(column)?.All(ConstraintKind.Default).FirstOrDefault() is not { } extra
            ? draft
            : ColumnPart.Set(draft, column, ConstraintKind.Default, extra.Span.Of(before.Sql));
    }
}
