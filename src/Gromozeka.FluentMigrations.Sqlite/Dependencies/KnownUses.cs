using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>
/// What used which tables when the schema was last read. Since then the engine has only dropped objects, so that what nothing used then is
/// not used now. A rollback of a thousand migrations would otherwise read the whole schema a thousand times.
/// </summary>
internal sealed class KnownUses(SqliteSession session)
{
    private readonly Dependents _dependents = new(session);
    private ILookup<string, string>? _owners;
    private List<(string Table, HashSet<string> Names)> _uses = [];
    private bool _isDropping;

    // The number of the schema after the last drop (https://www.sqlite.org/fileformat2.html#schema_cookie); null if something else may have
    // happened.
    private long? _schema;

    /// <summary>A command begins.</summary>
    /// <param name="mayDoAnything">Whether it is SQL or code of a migration.</param>
    public void Before(bool mayDoAnything)
    {
        _isDropping = false;
        if (mayDoAnything)
            Forget();
    }

    /// <summary>Whether a view, a trigger or a foreign key may use tables that the engine is about to drop.</summary>
    /// <param name="names">The names in the statement, case-folded.</param>
    public bool MayUse(IReadOnlyCollection<string> names)
    {
        var known = _schema;
        Forget();
        if (!IsMainAlone())
            return true;
        if (known is null || session.SchemaRevision() != known)
            Read();
        _isDropping = true;
        var tables = names.Where(name => _owners!.Contains(name)).SelectMany(name => _owners![name].Append(name)).ToHashSet();
        return _uses.Exists(use => tables.Contains(use.Table) || use.Names.Overlaps(tables));
    }

    /// <summary>A command has run.</summary>
    public void After()
    {
        if (_isDropping)
            _schema = session.SchemaRevision();
        _isDropping = false;
    }

    /// <summary>Something other than a drop, or a drop that failed or was rolled back, may have happened.</summary>
    public void Forget() => (_schema, _isDropping) = (null, false);

    /// <summary>A temporary schema with anything in it and an attached file have numbers of their own.</summary>
    private bool IsMainAlone() =>
        _dependents.Schemas() switch
        {
            [Names.Main] => true,
            [Names.Main, "temp"] => session.Rows("PRAGMA temp.schema_version", row => row.GetInt64(0)) is [0],
            _ => false,
        };

    private void Read()
    {
        _owners = _dependents.ReadOwners().ToLookup(one => one.Name, one => one.Table);
        _uses = _dependents.ReadAll().ConvertAll(one => (Names.Fold(one.Table), one.ReadNames()));
    }
}
