using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>A table whose rows a module keeps: full-text search, an R-tree.</summary>
/// <param name="Schema">The database that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">Its statement, as stored.</param>
internal sealed record VirtualTable(string Schema, string Name, string Sql)
{
    // A virtual table has no page of its own.
    private const string Find = "SELECT name, sql FROM {0}.sqlite_master WHERE type = 'table' AND rootpage = 0 AND sql IS NOT NULL";

    private readonly List<SqliteToken> _tokens = [.. SqliteTokenizer.Read(Sql)];

    public string Qualified => SqliteQuoter.ExactTable(Name, Schema);

    /// <summary>Its identity.</summary>
    public (string Schema, string Name) Key => (Names.Fold(Schema), Names.Fold(Name));

    /// <summary>The module that keeps its rows, in small letters.</summary>
    public string Module => Names.Fold(_tokens.SkipWhile(token => !token.Is("USING")).Skip(1).FirstOrDefault().Name ?? "");

    /// <summary>What follows its name in its statement, without what a rename changes there.</summary>
    public string Options =>
        string.Join(
            ' ',
            _tokens
                .SkipWhile(token => !token.Is("USING"))
                .Where(token => token != Option("content") && token != Option("content_rowid"))
                .Select(token => token.Text)
        );

    /// <summary>Whether it is an index for full-text search, which can be rebuilt from what it is over.</summary>
    public bool IsFullText => Module is "fts5" or "fts4";

    /// <summary>The table or view that has the rows that it is an index of; null when it has its rows itself, or none has.</summary>
    public string? Content => Option("content") is { Text: not null } content && content.Name.Length > 0 ? content.Name : null;

    /// <summary>The column of <see cref="Content"/> that has the numbers of the rows.</summary>
    public string ContentKey => Option("content_rowid") is { Text: not null } key ? key.Name : "rowid";

    public static IReadOnlyList<VirtualTable> Read(IDatabaseSession session, string schema) =>
        session.Rows(Find.Replace("{0}", SqliteQuoter.Exact(schema), StringComparison.Ordinal), row => new VirtualTable(
            schema,
            row.GetString(0),
            row.GetString(1)
        ));

    /// <summary>Those of every database that is there, but for the temporary one.</summary>
    public static List<VirtualTable> ReadAll(IDatabaseSession session) =>
        [
            .. session
                .Rows("SELECT name FROM pragma_database_list WHERE name <> 'temp'", row => row.GetString(0))
                .SelectMany(schema => Read(session, schema)),
        ];

    /// <summary>The value of an option of full-text search, as <c>content='x'</c>; the default of SqliteToken without it.</summary>
    public SqliteToken Option(string name)
    {
        for (var index = 1; IsFullText && index + 2 < _tokens.Count; index++)
        {
            if ((_tokens[index - 1].Is('(') || _tokens[index - 1].Is(',')) && _tokens[index].Is(name) && _tokens[index + 1].Is('='))
                return _tokens[index + 2];
        }

        return default;
    }

    /// <summary>Whether it is over a table or a view that has the rows.</summary>
    public bool IsOver(string table) => Names.Same(Content, table);

    /// <summary>Whether its statement names a column.</summary>
    public bool Mentions(string column) => _tokens.Mention(column);

    /// <summary>Its statement with another value of an option.</summary>
    public string With(SqliteToken option, string value) =>
        $"{Sql[..option.Start]}'{value.Replace("'", "''", StringComparison.Ordinal)}'{Sql[option.End..]}";
}
