using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>A table whose rows are stored by a module: full-text search, an R-tree.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">Its statement, as stored.</param>
internal sealed record VirtualTable(string Schema, string Name, string Sql)
{
    // A virtual table has no root page.
    private const string Find = "SELECT name, sql FROM {0}.sqlite_master WHERE type = 'table' AND rootpage = 0 AND sql IS NOT NULL";

    private readonly List<SqliteToken> _tokens = [.. SqliteTokenizer.Read(Sql)];

    public string Qualified => SqliteQuoter.ExactTable(Name, Schema);

    /// <summary>Its identity.</summary>
    public (string Schema, string Name) Key => (Names.Fold(Schema), Names.Fold(Name));

    /// <summary>The module that stores its rows, in lowercase.</summary>
    public string Module => Names.Fold(_tokens.SkipWhile(token => !token.Is("USING")).Skip(1).FirstOrDefault().Name ?? "");

    /// <summary>The part of its statement after its name, without names that a rename changes there.</summary>
    public string Options =>
        string.Join(
            ' ',
            _tokens
                .SkipWhile(token => !token.Is("USING"))
                .Where(token => token != Option("content") && token != Option("content_rowid"))
                .Select(token => token.Text)
        );

    /// <summary>Whether it is a full-text index that can be rebuilt from its content.</summary>
    public bool IsFullText => Module is "fts5" or "fts4";

    /// <summary>The table or view that contains the rows that it indexes; null if it stores its rows itself, or stores none.</summary>
    public string? Content => Option("content") is { Text: not null } content && content.Name.Length > 0 ? content.Name : null;

    /// <summary>The rowid column of <see cref="Content"/>.</summary>
    public string ContentKey => Option("content_rowid") is { Text: not null } key ? key.Name : "rowid";

    public static IReadOnlyList<VirtualTable> Read(IDatabaseSession session, string schema) =>
        session.Rows(Find.Replace("{0}", SqliteQuoter.Exact(schema), StringComparison.Ordinal), row => new VirtualTable(
            schema,
            row.GetString(0),
            row.GetString(1)
        ));

    /// <summary>The virtual tables of every database except the temporary one.</summary>
    public static List<VirtualTable> ReadAll(IDatabaseSession session) =>
        [
            .. session
                .Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0))
                .SelectMany(schema => Read(session, schema)),
        ];

    /// <summary>The value of a full-text option such as <c>content='x'</c>; the default of SqliteToken if it is missing.</summary>
    public SqliteToken Option(string name)
    {
        for (var index = 1; IsFullText && index + 2 < _tokens.Count; index++)
        {
            if ((_tokens[index - 1].Is('(') || _tokens[index - 1].Is(',')) && _tokens[index].Is(name) && _tokens[index + 1].Is('='))
                return _tokens[index + 2];
        }

        return default;
    }

    /// <summary>Whether it indexes a table or a view that contains the rows.</summary>
    public bool IsOver(string table) => Names.Same(Content, table);

    /// <summary>Whether its statement contains the name of a column.</summary>
    public bool Mentions(string column) => _tokens.Mention(column);

    /// <summary>Its statement with a different value of an option.</summary>
    public string With(SqliteToken option, string value) =>
        $"{Sql[..option.Start]}'{value.Replace("'", "''", StringComparison.Ordinal)}'{Sql[option.End..]}";
}
