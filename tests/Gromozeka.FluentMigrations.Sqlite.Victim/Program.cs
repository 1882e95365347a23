using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Victim;

// A process of its own for tests: it is killed, runs out of disk, holds locks or writes, as the first argument says. Says "begins" when it
// does.
var file = args[1];
switch (args[0])
{
    case "rebuild":
        RebuildCommand.Run(file, args[2], args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 0);
        break;
    case "host":
        HostCommand.Run(file, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
        break;
    case "bot":
        BotCommand.Run(file, args[2], args[3], args[4], args[5]);
        break;
    case "pieces":
        PiecesCommand.Run(file);
        break;
    case "batches":
        BatchesCommand.Run(file, args[2]);
        break;
    case "start":
        StartCommand.Run(file);
        break;
    case "lock":
        LockCommand.Run(file);
        break;
    case "write":
        WriteCommand.Run(file);
        break;
    case "append":
        AppendCommand.Run(file, args[2], args[3], args[4]);
        break;
    case "probe":
        ProbeCommand.Run(file);
        break;
    case "visit":
        VisitCommand.Run(file, args[2]);
        break;
    case "notify":
        await NotifyCommand.RunAsync(file, args[2]);
        break;
    default:
        throw new ArgumentException(args[0]);
}
