# sniff.pl listen <interface number> <file>: prints every frame that arrives there, in hex; makes the file when ready.
# sniff.pl sanity <word>: sends one packet to a documentation address, for the listener to see.
# Perl, because Node has no packet sockets, and every Debian system has Perl.
use strict;
use warnings;
use Socket;

my ($what, @given) = @ARGV;
if ($what eq 'sanity') {
  socket(my $out, PF_INET, SOCK_DGRAM, 0) or die "socket: $!";
  send($out, "sanity $given[0]", 0, pack_sockaddr_in(9, inet_aton('203.0.113.99'))) or die "send: $!";
  exit 0;
}
my ($AF_PACKET, $ETH_P_ALL, $PACKET_OUTGOING) = (17, 3, 4);
socket(my $in, $AF_PACKET, SOCK_RAW, unpack('S', pack('n', $ETH_P_ALL))) or die "packet socket: $!";
setsockopt($in, SOL_SOCKET, 33, pack('i', 16_000_000));    # SO_RCVBUFFORCE; a burst must not be dropped
bind($in, pack('S n i S C C a8', $AF_PACKET, $ETH_P_ALL, $given[0], 0, 0, 0, '')) or die "bind: $!";
open(my $ready, '>', $given[1]) or die "ready: $!";
close $ready;
$| = 1;
while (1) {
  my $from = recv($in, my $frame, 65_535, 0);
  next unless defined $from;
  next if (unpack('S n i S C', $from))[4] == $PACKET_OUTGOING;
  print unpack('H*', substr($frame, 0, 600)), "\n";
}
