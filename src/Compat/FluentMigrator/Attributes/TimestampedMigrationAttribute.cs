using System.Globalization;

namespace FluentMigrator;

/// <summary>Marks a migration whose version is a moment, written as the number yyyyMMddHHmmss.</summary>
/// <exception cref="ArgumentOutOfRangeException">The parts do not make a date and time of the Gregorian calendar.</exception>
public class TimestampedMigrationAttribute : MigrationAttribute
{
    public TimestampedMigrationAttribute(ushort year, ushort month, ushort day, ushort hour, ushort minute, ushort second)
        : this(year, month, day, hour, minute, second, TransactionBehavior.Default, null)
    {
    }

    public TimestampedMigrationAttribute(ushort year, ushort month, ushort day, ushort hour, ushort minute)
        : this(year, month, day, hour, minute, 0, TransactionBehavior.Default, null)
    {
    }

    public TimestampedMigrationAttribute(ushort year, ushort month, ushort day, ushort hour, ushort minute, string description)
        : this(year, month, day, hour, minute, 0, TransactionBehavior.Default, description)
    {
    }

    public TimestampedMigrationAttribute(
        ushort year, ushort month, ushort day, ushort hour, ushort minute, ushort second, string description)
        : this(year, month, day, hour, minute, second, TransactionBehavior.Default, description)
    {
    }

    public TimestampedMigrationAttribute(
        ushort year, ushort month, ushort day, ushort hour, ushort minute, TransactionBehavior transactionBehavior)
        : this(year, month, day, hour, minute, 0, transactionBehavior, null)
    {
    }

    public TimestampedMigrationAttribute(
        ushort year, ushort month, ushort day, ushort hour, ushort minute, ushort second, TransactionBehavior transactionBehavior)
        : this(year, month, day, hour, minute, second, transactionBehavior, null)
    {
    }

    public TimestampedMigrationAttribute(
        ushort year, ushort month, ushort day, ushort hour, ushort minute, TransactionBehavior transactionBehavior, string description)
        : this(year, month, day, hour, minute, 0, transactionBehavior, description)
    {
    }

    public TimestampedMigrationAttribute(
        ushort year, ushort month, ushort day, ushort hour, ushort minute, ushort second,
        TransactionBehavior transactionBehavior, string description)
        : base(ToVersion(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified)), transactionBehavior, description)
    {
    }

    private static long ToVersion(DateTime moment)
        => long.Parse(moment.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
