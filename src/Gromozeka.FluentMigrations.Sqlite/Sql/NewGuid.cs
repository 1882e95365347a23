namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>SQL expressions that create a random GUID of version 4 and the RFC 9562 variant.</summary>
internal static class NewGuid
{
    public const string OfText =
        "(lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'"
        + "||substr('89ab',1+(abs(random())%4),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))))";

    // Guid.ToByteArray() has the version in the upper half of byte 7, and the variant in that of byte 8.
    public const string OfBytes =
        "(unhex(hex(randomblob(7))||'4'||substr(hex(randomblob(1)),2)"
        + "||substr('89AB',1+(abs(random())%4),1)||substr(hex(randomblob(1)),2)||hex(randomblob(7))))";
}
