using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Reads from the statement of a table what no PRAGMA reports: CHECK, ON CONFLICT, the expressions of computed columns, and whether foreign
/// keys are deferred.
/// </summary>
internal sealed class SqliteTableText
{
    private readonly CreateTableText? _text;
    private readonly Lazy<List<(ColumnText? Column, ConstraintText Constraint)>> _foreignKeys;

    private SqliteTableText(string sql)
    {
        _text = Parse(sql);
        _foreignKeys = new(() => [.. _text!.All(ConstraintKind.ForeignKey).OrderBy(key => key.Constraint.Tokens[0].Start)]);
        // A statement that cannot be parsed may contain any rule.
        Rules = _text is null ? [new RuleShape(sql, [], null)] : [.. All().Select(Named).OfType<RuleShape>()];
    }

    public IReadOnlyList<RuleShape> Rules { get; }

    public static SqliteTableText Of(string sql) => new(sql);

    public string? ExpressionOf(string column) =>
        Find(column)?.All(ConstraintKind.Generated).Select(generated => Inner(generated.Tokens)).FirstOrDefault();

    /// <summary>The default of a column; null for NULL.</summary>
    public string? DefaultOf(string column) =>
        Find(column)
            ?.All(ConstraintKind.Default)
            .Select(constraint => constraint.Tokens[constraint.Tokens.ToList().FindIndex(token => token.Is("DEFAULT")) + 1])
            .Select(first => DefaultValue.Meaning(_text!.Sql[first.Start..Find(column)!.All(ConstraintKind.Default).First().Span.End]))
            .FirstOrDefault();

    public string? DefinitionOf(string column) => Find(column)?.Span.Of(_text!.Sql);

    /// <summary>Whether a foreign key, identified by SQLite's number, is in the definition of a column.</summary>
    public bool IsOfColumn(long number) => ForeignKey(number)?.Column is not null;

    /// <summary>The name of a foreign key, identified by SQLite's number; null if it has none.</summary>
    public string? NameOfForeignKey(long number) => ForeignKey(number)?.Constraint.Name;

    private (ColumnText? Column, ConstraintText Constraint)? ForeignKey(long number) =>
        _text is not null && number < _foreignKeys.Value.Count ? _foreignKeys.Value[^(int)(number + 1)] : null;

    private static CreateTableText? Parse(string sql)
    {
        try
        {
            return CreateTableParser.Parse(sql);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private ColumnText? Find(string column) => _text?.Find(column);

    private IEnumerable<(ColumnText? Column, ConstraintText Constraint)> All() =>
        _text!
            .Columns.SelectMany(column => column.Constraints.Select(constraint => ((ColumnText?)column, constraint)))
            .Concat(_text.Constraints.Select(constraint => ((ColumnText?)null, constraint)));

    private RuleShape? Named((ColumnText? Column, ConstraintText Constraint) one) =>
        Rule(one) is { } rule ? rule with { Name = one.Constraint.Name, IsCheck = one.Constraint.Kind == ConstraintKind.Check } : null;

    private RuleShape? Rule((ColumnText? Column, ConstraintText Constraint) one)
    {
        var (column, constraint) = one;
        var columns = column is null ? constraint.Columns : [column.Name];
        var names = string.Join(", ", columns);
        return constraint.Kind switch
        {
            ConstraintKind.Check => new RuleShape(
                $"CHECK ({Inner(constraint.Tokens)})",
                [.. _text!.Columns.Where(named => constraint.Mentions(named.Name)).Select(named => named.Name)],
                column?.Name
            ),
            ConstraintKind.NotNull when Conflict(constraint) is { } action => new RuleShape(
                $"{names} NOT NULL{action}",
                columns,
                column?.Name
            ),
            ConstraintKind.Unique when Conflict(constraint) is { } action => new RuleShape(
                $"UNIQUE ({names}){action}",
                columns,
                column?.Name
            ),
            ConstraintKind.PrimaryKey when Conflict(constraint) is { } action => new RuleShape(
                $"PRIMARY KEY ({names}){action}",
                columns,
                column?.Name
            ),
            ConstraintKind.ForeignKey when IsDeferred(constraint) => new RuleShape(
                $"FOREIGN KEY ({names}) REFERENCES {constraint.ParentTable} DEFERRABLE INITIALLY DEFERRED",
                columns,
                column?.Name
            ),
            _ => null,
        };
    }

    /// <summary>
    /// The action of ON CONFLICT; null if there is none, or it is the default. That of a CHECK has no effect
    /// (sqlite.org/lang_conflict.html).
    /// </summary>
    private static string? Conflict(ConstraintText constraint)
    {
        var at = constraint.Tokens.ToList().FindLastIndex(token => token.Is("CONFLICT"));
        return at <= 0 || !constraint.Tokens[at - 1].Is("ON") || constraint.Tokens[at + 1].Is("ABORT")
            ? null
            : $" ON CONFLICT {constraint.Tokens[at + 1].Text}";
    }

    private static bool IsDeferred(ConstraintText key) =>
        key.Tokens is [.., var deferrable, var initially, var deferred]
        && deferred.Is("DEFERRED")
        && initially.Is("INITIALLY")
        && deferrable.Is("DEFERRABLE")
        && !(key.Tokens.Count > 3 && key.Tokens[^4].Is("NOT"));

    /// <summary>
    /// The text within the outer brackets, however many there are, with single spaces instead of whitespace and comments.
    /// </summary>
    private static string Inner(IReadOnlyList<SqliteToken> tokens)
    {
        var list = tokens.ToList();
        var (first, last) = (list.FindIndex(token => token.Is('(')), list.FindLastIndex(token => token.Is(')')));
        var inner = ExpressionComparer.WithoutBrackets(list[first..(last + 1)]);
        return string.Concat(
            inner.Select((token, index) => index > 0 && inner[index - 1].End < token.Start ? " " + token.Text : token.Text)
        );
    }
}
