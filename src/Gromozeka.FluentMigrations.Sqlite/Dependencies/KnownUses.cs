using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>
/// What used which tables when the schema was last read. Since then the engine has only dropped objects, so that what nothing used then is
/// not used now. A rollback of a thousand migrations would otherwise read the whole schema a thousand times.
/// </summary>
internal sealed class KnownUses(SqliteSession session)
{
    private const string Others =
        "SELECT count(*) FILTER (WHERE name NOT IN ('main', 'temp')), count(*) FILTER (WHERE name = 'temp') FROM pragma_database_list";

    private readonly Dependents _dependents = new(session);
    private ILookup<string, string>? _owners;
    private List<(string Table, HashSet<string> Names)> _uses = [];

    // The number of the schema after the last drop (https://www.sqlite.org/fileformat2.html#schema_cookie); null if something else may have
    // happened.
    private long? _schema;

    /// <summary>A command begins.</summary>
    /// <param name="mayDoAnything">Whether it is SQL or code of a migration.</param>
    public void Before(bool mayDoAnything)
    {
        IsDropping = false;
        if (mayDoAnything)
            Forget();
    }

    /// <summary>Whether a view, a trigger or a foreign key may use tables that the engine is about to drop.</summary>
    /// <param name="names">The names in the statement, case-folded.</param>
    /// <param name="schema">The number of the schema.</param>
    public bool MayUse(IReadOnlyCollection<string> names, long schema)
    {
        var known = _schema;
        Forget();
        if (!IsMainAlone())
            return true;
        if (known != schema)
            Read();
        IsDropping = true;
        var tables = names.Where(name => _owners!.Contains(name)).SelectMany(name => _owners![name].Append(name)).ToHashSet();
        return _uses.Exists(use => tables.Contains(use.Table) || use.Names.Overlaps(tables));
    }

    /// <summary>Whether the running command only drops objects.</summary>
    public bool IsDropping { get; private set; }

    /// <summary>Takes note of the number of the schema after the drop.</summary>
    public void HasDropped(long schema) => (_schema, IsDropping) = (schema, false);

    /// <summary>Something other than a drop, or a drop that failed or was rolled back, may have happened.</summary>
    public void Forget() => (_schema, IsDropping) = (null, false);

    /// <summary>A temporary schema with anything in it and an attached file have numbers of their own.</summary>
    private bool IsMainAlone() =>
        session.ReadRepeated(Others) is [long others, long temp]
        && others == 0
        && (temp == 0 || session.ReadRepeated("PRAGMA temp.schema_version") is [0L]);

    private void Read()
    {
        _owners = _dependents.ReadOwners().ToLookup(one => one.Name, one => one.Table);
        _uses = _dependents.ReadAll().ConvertAll(one => (Names.Fold(one.Table), one.ReadNames()));
    }
}
