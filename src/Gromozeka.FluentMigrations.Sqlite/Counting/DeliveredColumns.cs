using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Determines which of the columns that a statement reads it passes on: those in a select list or in SET. A column that is named only in a
/// condition or an ordering is not passed on. Columns that a wildcard or a view passes on are not named, so they count as passed on, and so
/// does an argument of a function in FROM (<c>json_each(t.a)</c>).
/// </summary>
internal sealed class DeliveredColumns
{
    private enum Place
    {
        Elsewhere,
        List,
        From,
    }

    private readonly HashSet<string> _delivered = new(NameComparer.Instance);
    private readonly HashSet<string> _named = new(NameComparer.Instance);
    private readonly bool _hasWildcard;

    public DeliveredColumns(IEnumerable<SqliteToken> statement)
    {
        var outer = new Stack<Place>();
        var place = Place.Elsewhere;
        var before = new SqliteToken(SqliteTokenKind.Symbol, ";", 0);
        foreach (var token in statement)
        {
            if (token.Is('('))
            {
                outer.Push(place);
                place = place == Place.From && IsFunction(before) ? Place.List : place;
            }
            else if (token.Is(')'))
            {
                place = outer.TryPop(out var one) ? one : Place.Elsewhere;
            }
            else if (token.Is('*'))
            {
                _hasWildcard |= place == Place.List && BeginsColumn(before);
            }
            else if (Begins(token, before) is { } next)
            {
                place = next;
            }
            else if (token.Kind is not (SqliteTokenKind.Number or SqliteTokenKind.Symbol))
            {
                (place == Place.List ? _delivered : _named).Add(token.Name);
            }

            before = token;
        }
    }

    /// <summary>Whether the statement passes on the values of a column that it reads.</summary>
    public bool Has(string column) => _hasWildcard || _delivered.Contains(column) || !_named.Contains(column);

    private static Place? Begins(SqliteToken token, SqliteToken before) =>
        token.Is("SELECT") || token.Is("SET") ? Place.List
        : token.Is("FROM")
            ? before.Is("DISTINCT") ? null
                : Place.From
        : token.Is("JOIN") ? Place.From
        : token.Is("ON") || token.Is("WHERE") || token.Is("GROUP") || token.Is("HAVING") || token.Is("ORDER") || token.Is("LIMIT")
            ? Place.Elsewhere
        : null;

    private static bool IsFunction(SqliteToken before) =>
        before.Kind is SqliteTokenKind.Word or SqliteTokenKind.QuotedName
        && !(before.Is("FROM") || before.Is("JOIN") || before.Is("USING") || before.Is("AS"));

    /// <summary>A star after anything else is a multiplication, or count(*).</summary>
    private static bool BeginsColumn(SqliteToken before) =>
        before.Is("SELECT") || before.Is("DISTINCT") || before.Is("ALL") || before.Is(',') || before.Is('.');
}
