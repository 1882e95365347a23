namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Expressions with which SQLite creates a random GUID, of version 4 and the variant of RFC 9562.</summary>
internal static class NewGuid
{
    public const string OfText =
        "(lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'"
        + "||substr('89ab',1+(abs(random())%4),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))))";

    // Guid.ToByteArray() has the version in the upper half of the byte at 7, and the variant in that of the byte at 8.
    public const string OfBytes =
        "(unhex(hex(randomblob(7))||'4'||substr(hex(randomblob(1)),2)"
        + "||substr('89AB',1+(abs(random())%4),1)||substr(hex(randomblob(1)),2)||hex(randomblob(7))))";
}
